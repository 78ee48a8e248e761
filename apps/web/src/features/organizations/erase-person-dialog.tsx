import { erasePerson } from '@etouch/contracts/routes/people';
import { TextField } from '@etouch/ui/text-field';
import { showToast } from '@etouch/ui/toast';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../components/form-dialog.tsx';
import { api } from '../../lib/api.ts';
import { problemOf } from '../../lib/problem.ts';

/** Erases a person who asked the operator for it and cannot do it themselves. */
export function ErasePersonDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [email, setEmail] = useState('');
  const [again, setAgain] = useState('');
  const erase = useMutation({
    mutationFn: () => api.call(erasePerson, { body: { email: email.trim() } }),
    onSuccess: () => {
      showToast({ text: t('organizations.erase.done') });
      onClose();
    },
  });
  const problem = erase.error ? problemOf(erase.error) : null;
  const alone = problem?.code === 'LAST_ADMINISTRATOR' ? problem.values?.['organizations'] : undefined;
  const isSame = email.trim() !== '' && email.trim().toLowerCase() === again.trim().toLowerCase();
  return (
    <FormDialog
      title={t('organizations.erase.title')}
      onClose={onClose}
      onSubmit={() => erase.mutate()}
      error={erase.error}
      submitLabel={t('organizations.erase.submit')}
      isBusy={erase.isPending}
      reason={isSame ? undefined : t('organizations.erase.mismatch')}
      isDanger
    >
      <p className="text-muted">{t('organizations.erase.text')}</p>
      {alone ? <p>{t('profile.erase.alone', { organizations: String(alone) })}</p> : null}
      <TextField
        takesFocus
        type="email"
        autoComplete="off"
        label={t('organizations.erase.email')}
        isRequired
        value={email}
        onChange={setEmail}
      />
      <TextField autoComplete="off" label={t('organizations.erase.again')} value={again} onChange={setAgain} />
    </FormDialog>
  );
}
