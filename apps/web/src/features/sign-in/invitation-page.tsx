import { viewInvitation } from '@etouch/contracts/routes/invitations';
import { Banner } from '@etouch/ui/banner';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Waiting } from '../../app/waiting.tsx';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { problemOf } from '../../lib/problem.ts';
import { apiQuery } from '../../lib/query.ts';
import { AcceptInvitation } from './accept-invitation.tsx';
import { OutsideCard } from './outside-card.tsx';

const GONE = new Set(['NOT_FOUND', 'EXPIRED', 'ALREADY_DECIDED', 'INVALID_INPUT']);

/** What an invitation offers, and how to take it. */
export function InvitationPage() {
  const { t } = useTranslation();
  const { invitationId = '' } = useParams({ strict: false });
  const { token = '' } = useSearch({ strict: false });
  const view = useQuery(apiQuery(viewInvitation, { params: { invitationId }, query: { token } }));
  if (view.isPending) return <Waiting />;
  if (view.isError) {
    const { code } = problemOf(view.error);
    const isGone = GONE.has(code);
    return (
      <OutsideCard title={t('sign-in.invitation.gone.title')}>
        {isGone ? (
          <Banner kind="warning" title={t('sign-in.invitation.gone.title')}>
            {t('sign-in.invitation.gone.text')}
          </Banner>
        ) : (
          <ProblemBanner error={view.error} onRetry={() => void view.refetch()} />
        )}
      </OutsideCard>
    );
  }
  const { organizationName: organization, email, role } = view.data;
  return (
    <OutsideCard
      title={t('sign-in.invitation.title', { organization })}
      text={t('sign-in.invitation.text', { role: t(`app.roles.${role}`), email })}
    >
      <AcceptInvitation invitationId={invitationId} token={token} view={view.data} />
    </OutsideCard>
  );
}
