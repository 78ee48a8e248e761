import { createInvitation, listInvitations, revokeInvitation } from '@etouch/contracts/routes/invitations';
import type { Invitation } from '@etouch/contracts/routes/invitations';
import { Button } from '@etouch/ui/button';
import { Panel } from '@etouch/ui/panel';
import { StateBadge } from '@etouch/ui/state-badge';
import { showToast } from '@etouch/ui/toast';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/loaded.tsx';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { api } from '../../lib/api.ts';
import { formatRelative } from '../../lib/format.ts';
import { apiList, invalidate } from '../../lib/query.ts';
import { useLanguage } from '../../lib/use-language.ts';

/** Invitations that nobody has answered yet; nothing while there are none. */
export function InvitationsPanel() {
  const { t } = useTranslation();
  const invitations = useQuery(apiList(listInvitations, {}));
  if (invitations.data?.items.length === 0) return null;
  return (
    <Panel title={t('members.invitations.title')} isFlush>
      <Loaded query={invitations} lines={2}>
        {({ items }) => (
          <ul className="divide-y divide-line">
            {items.map((invitation) => (
              <InvitationRow key={invitation.id} invitation={invitation} />
            ))}
          </ul>
        )}
      </Loaded>
    </Panel>
  );
}

function InvitationRow({ invitation }: { invitation: Invitation }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { id, email, role, expired, expiresAt } = invitation;
  const onSettled = () => invalidate(listInvitations);
  const revoke = useMutation({
    mutationFn: () => api.call(revokeInvitation, { params: { invitationId: id } }),
    onSuccess: () => showToast({ text: t('members.invitations.revoked', { email }) }),
    onSettled,
  });
  const resend = useMutation({
    mutationFn: () => api.call(createInvitation, { body: { email, role } }),
    onSuccess: () => showToast({ text: t('members.invite.sent', { email }) }),
    onSettled,
  });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
      <span className="min-w-0 grow">
        <span className="block truncate font-medium">{email}</span>
        <span className="block text-12 text-muted">{t(`app.roles.${role}`)}</span>
      </span>
      {expired ? (
        <StateBadge kind="late">{t('members.invitations.expired')}</StateBadge>
      ) : (
        <span className="text-12 text-muted">
          {t('members.invitations.expires', { when: formatRelative(expiresAt, language) })}
        </span>
      )}
      <span className="flex gap-1">
        <Button isSmall isBusy={resend.isPending} onPress={() => resend.mutate()}>
          {t('members.invitations.resend')}
        </Button>
        <Button isSmall isBusy={revoke.isPending} onPress={() => revoke.mutate()}>
          {t('members.invitations.revoke')}
        </Button>
      </span>
      <ProblemBanner error={revoke.error ?? resend.error} />
    </li>
  );
}
