import { eraseMe } from '@etouch/contracts/routes/me';
import { Button } from '@etouch/ui/button';
import { Panel } from '@etouch/ui/panel';
import { TextField } from '@etouch/ui/text-field';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../components/form-dialog.tsx';
import { api } from '../../lib/api.ts';
import { useMe } from '../../lib/me.ts';
import { paths } from '../../lib/paths.ts';
import { fieldOf, problemOf } from '../../lib/problem.ts';

/** The way out: the account is emptied for good, after the address was typed and the password given. */
export function EraseAccountPanel() {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  return (
    <Panel title={t('profile.erase.title')}>
      <div className="flex flex-wrap items-center justify-between gap-4">
        <p className="max-w-prose text-muted">{t('profile.erase.about')}</p>
        <Button onPress={() => setAsking(true)}>{t('profile.erase.action')}</Button>
      </div>
      {isAsking ? <EraseAccountDialog onClose={() => setAsking(false)} /> : null}
    </Panel>
  );
}

function EraseAccountDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { user } = useMe();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const erase = useMutation({
    mutationFn: () => api.call(eraseMe, { body: { email: email.trim(), password: password || undefined } }),
    // Nothing of the session stays in memory: the page is loaded anew.
    onSuccess: () => window.location.assign(paths.signIn),
  });
  const problem = erase.error ? problemOf(erase.error) : null;
  const alone = problem?.code === 'LAST_ADMINISTRATOR' ? problem.values?.['organizations'] : undefined;
  const isAddress = email.trim().toLowerCase() === user.email.toLowerCase();
  const wrongPassword = problem && fieldOf(problem) === 'password' ? t('profile.erase.wrongPassword') : undefined;
  return (
    <FormDialog
      title={t('profile.erase.title')}
      onClose={onClose}
      onSubmit={() => erase.mutate()}
      error={wrongPassword ? null : erase.error}
      submitLabel={t('profile.erase.submit')}
      isBusy={erase.isPending}
      reason={isAddress ? undefined : t('profile.erase.mismatch')}
      isDanger
    >
      <div className="flex flex-col gap-2 text-muted">
        <p>{t('profile.erase.lost')}</p>
        <p>{t('profile.erase.kept')}</p>
      </div>
      {alone ? <p>{t('profile.erase.alone', { organizations: String(alone) })}</p> : null}
      <TextField
        takesFocus
        autoComplete="off"
        label={t('profile.erase.email', { email: user.email })}
        value={email}
        onChange={setEmail}
      />
      <TextField
        type="password"
        autoComplete="current-password"
        label={t('profile.erase.password')}
        description={t('profile.erase.passwordHelp')}
        error={wrongPassword}
        value={password}
        onChange={setPassword}
      />
    </FormDialog>
  );
}
