import { locale as localeOf } from '@etouch/contracts/enums';
import type { Locale } from '@etouch/contracts/enums';
import { createOrganization, listOrganizations } from '@etouch/contracts/routes/organizations';
import { RadioGroup } from '@etouch/ui/radio-group';
import { TextField } from '@etouch/ui/text-field';
import { showToast } from '@etouch/ui/toast';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../components/form-dialog.tsx';
import { api } from '../../lib/api.ts';
import { newKey } from '../../lib/new-key.ts';
import { invalidate } from '../../lib/query.ts';
import { useLanguage } from '../../lib/use-language.ts';

/** Creates a studio and invites its administrator. */
export function NewStudioDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const key = useRef(newKey());
  const [name, setName] = useState('');
  const [administratorEmail, setEmail] = useState('');
  const [locale, setLocale] = useState<Locale>(useLanguage());
  const create = useMutation({
    mutationFn: () =>
      api.call(
        createOrganization,
        { body: { name: name.trim(), administratorEmail: administratorEmail.trim(), locale } },
        { idempotencyKey: key.current },
      ),
    onSuccess: async (studio) => {
      showToast({ text: t('organizations.add.done', { name: studio.name }) });
      await invalidate(listOrganizations);
      onClose();
    },
    // After a refusal the person changes the form: that is another request.
    onError: () => {
      key.current = newKey();
    },
  });
  return (
    <FormDialog
      title={t('organizations.add.title')}
      onClose={onClose}
      onSubmit={() => create.mutate()}
      error={create.error}
      submitLabel={t('organizations.add.submit')}
      isBusy={create.isPending}
    >
      <TextField label={t('organizations.add.name')} isRequired maxLength={120} value={name} onChange={setName} />
      <TextField
        label={t('organizations.add.email')}
        description={t('organizations.add.help')}
        type="email"
        isRequired
        value={administratorEmail}
        onChange={setEmail}
      />
      <RadioGroup
        label={t('organizations.add.language')}
        value={locale}
        onChange={(next) => setLocale(localeOf.parse(next))}
        options={localeOf.options.map((id) => ({ id, label: t(`organizations.add.languages.${id}`) }))}
      />
    </FormDialog>
  );
}
