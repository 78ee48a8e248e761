import { Banner } from '@etouch/ui/banner';
import { Button } from '@etouch/ui/button';
import { ButtonLink } from '@etouch/ui/button-link';
import { Form } from '@etouch/ui/form';
import { useMutation } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { paths } from '../../lib/paths.ts';
import { problemOf } from '../../lib/problem.ts';
import { resetPassword } from './auth-requests.ts';
import { NewPasswordField } from './new-password-field.tsx';
import { OutsideCard } from './outside-card.tsx';

/** Chooses a new password with the token of a mail. */
export function ResetPasswordPage() {
  const { t } = useTranslation();
  const { token = '' } = useSearch({ strict: false });
  const [password, setPassword] = useState('');
  const reset = useMutation({ mutationFn: () => resetPassword(token, password) });
  const isInvalid = token === '' || (reset.isError && problemOf(reset.error).reason === 'INVALID_TOKEN');
  return (
    <OutsideCard title={t('sign-in.resetPage.title')}>
      {isInvalid ? (
        <>
          <Banner kind="error" title={t('sign-in.resetPage.invalid.title')}>
            {t('sign-in.resetPage.invalid.text')}
          </Banner>
          <ButtonLink href={paths.forgotPassword}>{t('sign-in.resetPage.again')}</ButtonLink>
        </>
      ) : reset.isSuccess ? (
        <>
          <Banner kind="done" title={t('sign-in.resetPage.done.title')}>
            {t('sign-in.resetPage.done.text')}
          </Banner>
          <ButtonLink variant="primary" href={paths.signIn}>
            {t('sign-in.resetPage.signIn')}
          </ButtonLink>
        </>
      ) : (
        <Form onSubmit={() => reset.mutate()}>
          <ProblemBanner error={reset.error} />
          <NewPasswordField label={t('sign-in.resetPage.password')} value={password} onChange={setPassword} />
          <Button type="submit" variant="primary" isWide isBusy={reset.isPending}>
            {t('sign-in.resetPage.submit')}
          </Button>
        </Form>
      )}
    </OutsideCard>
  );
}
