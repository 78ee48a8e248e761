import { Banner } from '@etouch/ui/banner';
import { useTranslation } from 'react-i18next';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { problemOf } from '../../lib/problem.ts';

export interface SignInProblemProps {
  error: unknown;
  /** What a provider or a mail's link came back with. */
  returned: string | undefined;
  /** Sent here from a page that needs a session. */
  isEnded: boolean;
}

/** Why signing in did not succeed. Never says which of address and password was wrong. */
export function SignInProblem({ error, returned, isEnded }: SignInProblemProps) {
  const { t } = useTranslation();
  if (error) {
    const { code } = problemOf(error);
    const named = (
      { NOT_SIGNED_IN: 'wrong', TOO_MANY_REQUESTS: 'throttled', EMAIL_NOT_VERIFIED: 'unverified' } as const
    )[code as 'NOT_SIGNED_IN'];
    if (!named) return <ProblemBanner error={error} />;
    return (
      <Banner kind="error" title={t(`sign-in.${named}.title`)}>
        {t(`sign-in.${named}.advice`)}
      </Banner>
    );
  }
  if (returned === 'MAINTENANCE') return <Banner kind="info" title={t('app.maintenance.signIn')} />;
  if (returned) {
    const kind = /token/i.test(returned) ? 'tokenFailed' : 'provider';
    return (
      <Banner kind="error" title={t(`sign-in.${kind}.title`)}>
        {t(`sign-in.${kind}.advice`)}
      </Banner>
    );
  }
  return isEnded ? <Banner kind="info" title={t('sign-in.ended')} /> : null;
}
