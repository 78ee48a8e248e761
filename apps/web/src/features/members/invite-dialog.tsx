import { createInvitation, listInvitations } from '@etouch/contracts/routes/invitations';
import { Button } from '@etouch/ui/button';
import { Dialog } from '@etouch/ui/dialog';
import { Form } from '@etouch/ui/form';
import { TextField } from '@etouch/ui/text-field';
import { showToast } from '@etouch/ui/toast';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemBanner } from '../../components/problem-banner.tsx';
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
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('members.invite.title', { organization })}
      closeLabel={t('common.close')}
    >
      <Form onSubmit={() => invite.mutate()}>
        <ProblemBanner error={invite.error} />
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
        <div className="flex flex-wrap justify-end gap-2 pb-2">
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="primary" isBusy={invite.isPending}>
            {t('members.invite.submit')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
