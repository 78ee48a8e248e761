import { createInvitation, listInvitations } from '@etouch/contracts/routes/invitations';
import { TextField } from '@etouch/ui/text-field';
import { showToast } from '@etouch/ui/toast';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../components/form-dialog.tsx';
import { api } from '../../lib/api.ts';
import { useActive } from '../../lib/me.ts';
import { invalidate } from '../../lib/query.ts';
import { assignableRoles } from './assignable-roles.ts';
import { RoleSelect } from './role-select.tsx';

/** Invites an address into the active organization. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { organizationName: organization, organizationType } = useActive();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState(assignableRoles(organizationType).at(-1) ?? 'STUDIO_USER');
  const invite = useMutation({
    mutationFn: () => api.call(createInvitation, { body: { email: email.trim(), role } }),
    onSuccess: async (invitation) => {
      showToast({ text: t('members.invite.sent', { email: invitation.email }) });
      await invalidate(listInvitations);
      onClose();
    },
  });
  return (
    <FormDialog
      title={t('members.invite.title', { organization })}
      onClose={onClose}
      onSubmit={() => invite.mutate()}
      error={invite.error}
      submitLabel={t('members.invite.submit')}
      isBusy={invite.isPending}
    >
      <TextField
        takesFocus
        label={t('members.invite.email')}
        description={t('members.invite.help')}
        type="email"
        isRequired
        value={email}
        onChange={setEmail}
      />
      <RoleSelect label={t('members.role')} value={role} onChange={setRole} />
    </FormDialog>
  );
}
