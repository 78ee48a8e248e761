import { getSignInOptions } from '@etouch/contracts/routes/sign-in';
import { Banner } from '@etouch/ui/banner';
import { Button } from '@etouch/ui/button';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { clsx } from 'clsx';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../lib/query.ts';
import { useTitle } from '../../lib/use-title.ts';
import { providerAddress } from './auth-requests.ts';
import { DemonstrationAccounts } from './demonstration-accounts.tsx';
import { safeNext } from './safe-next.ts';
import { SignInForm } from './sign-in-form.tsx';
import { SignInProblem } from './sign-in-problem.tsx';

/** Address and password, the configured provider, and in the demonstration its accounts at one press. */
export function SignInPage() {
  const { t } = useTranslation();
  const { next, error } = useSearch({ strict: false });
  const [failure, setFailure] = useState<unknown>(null);
  const options = useQuery(apiQuery(getSignInOptions, {}));
  const { oidc, demonstration, awaitsFirstAdministrator } = options.data ?? {};
  useTitle(t('sign-in.title'));
  const goToProvider = async (providerId: string) => {
    try {
      window.location.assign(await providerAddress(providerId, safeNext(next)));
    } catch (caught) {
      setFailure(caught);
    }
  };
  return (
    <div
      className={clsx(
        'mx-auto grid w-full grow content-center gap-x-16 gap-y-10 px-4 py-8 sm:px-6',
        demonstration ? 'max-w-5xl lg:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]' : 'max-w-sm',
      )}
    >
      <section className="flex flex-col justify-center gap-6">
        <header className="flex flex-col gap-1">
          <h1 className="text-24 font-semibold tracking-tight">{t('sign-in.title')}</h1>
          <p className="text-muted">{t('sign-in.tagline')}</p>
        </header>
        <SignInProblem error={failure} returned={error} isEnded={next !== undefined} />
        {awaitsFirstAdministrator ? (
          <Banner kind="info" title={t('sign-in.awaitsFirst.title')}>
            {t('sign-in.awaitsFirst.text')}
          </Banner>
        ) : null}
        <SignInForm next={safeNext(next)} onFailure={setFailure} />
        {oidc ? (
          <div className="flex flex-col gap-4">
            <p className="flex items-center gap-3 text-12 text-muted before:h-px before:grow before:bg-line after:h-px after:grow after:bg-line">
              {t('sign-in.or')}
            </p>
            <Button isWide onPress={() => void goToProvider(oidc.providerId)}>
              {t('sign-in.withProvider', { name: oidc.name })}
            </Button>
          </div>
        ) : null}
      </section>
      {demonstration ? (
        <DemonstrationAccounts accounts={demonstration.accounts} next={safeNext(next)} onFailure={setFailure} />
      ) : null}
    </div>
  );
}
