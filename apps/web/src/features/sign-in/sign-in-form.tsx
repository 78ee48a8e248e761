import { Button } from '@etouch/ui/button';
import { Form } from '@etouch/ui/form';
import { TextField } from '@etouch/ui/text-field';
import { useState } from 'react';
import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { paths } from '../../lib/paths.ts';
import { signInByPassword } from './auth-requests.ts';
import { useEnter } from './enter.ts';

export function SignInForm({ next, onFailure }: { next: string; onFailure: (error: unknown) => void }) {
  const { t } = useTranslation();
  const enter = useEnter();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [isBusy, setBusy] = useState(false);
  const submit = async () => {
    setBusy(true);
    onFailure(null);
    try {
      await signInByPassword(email.trim(), password);
      await enter(next);
    } catch (error) {
      onFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Form onSubmit={() => void submit()}>
      <TextField
        label={t('sign-in.email')}
        type="email"
        name="email"
        autoComplete="username"
        isRequired
        value={email}
        onChange={setEmail}
      />
      <TextField
        label={t('sign-in.password')}
        type="password"
        name="password"
        autoComplete="current-password"
        isRequired
        value={password}
        onChange={setPassword}
      />
      <Button type="submit" variant="primary" isWide isBusy={isBusy}>
        {t('sign-in.submit')}
      </Button>
      <Link href={paths.forgotPassword} className="w-fit rounded-sm text-13 text-accent-text hover:underline">
        {t('sign-in.forgot')}
      </Link>
    </Form>
  );
}
