import { Banner } from '@etouch/ui/banner';
import { Button } from '@etouch/ui/button';
import { Form } from '@etouch/ui/form';
import { TextField } from '@etouch/ui/text-field';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { paths } from '../../lib/paths.ts';
import { requestPasswordReset } from './auth-requests.ts';
import { OutsideCard } from './outside-card.tsx';

/** Asks for a link to choose a new password. The answer is the same whether or not the account exists. */
export function ForgotPasswordPage() {
  const { t } = useTranslation();
  const [email, setEmail] = useState('');
  const request = useMutation({ mutationFn: () => requestPasswordReset(email.trim()) });
  return (
    <OutsideCard title={t('sign-in.forgotPage.title')} text={t('sign-in.forgotPage.text')}>
      {request.isSuccess ? (
        <Banner kind="done" title={t('sign-in.forgotPage.sent.title')}>
          {t('sign-in.forgotPage.sent.text', { email })}
        </Banner>
      ) : (
        <Form onSubmit={() => request.mutate()}>
          <ProblemBanner error={request.error} />
          <TextField
            label={t('sign-in.email')}
            type="email"
            name="email"
            autoComplete="username"
            isRequired
            value={email}
            onChange={setEmail}
          />
          <Button type="submit" variant="primary" isWide isBusy={request.isPending}>
            {t('sign-in.forgotPage.submit')}
          </Button>
        </Form>
      )}
      <Link href={paths.signIn} className="w-fit rounded-sm text-13 text-accent-text hover:underline">
        {t('sign-in.forgotPage.back')}
      </Link>
    </OutsideCard>
  );
}
