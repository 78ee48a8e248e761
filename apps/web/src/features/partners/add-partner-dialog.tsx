import { partnerKind } from '@etouch/contracts/enums';
import type { PartnerKind } from '@etouch/contracts/enums';
import { createPartner, listPartners } from '@etouch/contracts/routes/partners';
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

/** Creates a client or an agency and invites its administrator. */
export function AddPartnerDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const locale = useLanguage();
  const key = useRef(newKey());
  const [kind, setKind] = useState<PartnerKind>('CLIENT');
  const [name, setName] = useState('');
  const [administratorEmail, setEmail] = useState('');
  const add = useMutation({
    mutationFn: () =>
      api.call(
        createPartner,
        { body: { kind, name: name.trim(), administratorEmail: administratorEmail.trim(), locale } },
        { idempotencyKey: key.current },
      ),
    onSuccess: async (partner) => {
      showToast({ text: t('partners.add.done', { name: partner.name }) });
      await invalidate(listPartners);
      onClose();
    },
    // After a refusal the person changes the form: that is another request.
    onError: () => {
      key.current = newKey();
    },
  });
  return (
    <FormDialog
      title={t('partners.add.title')}
      onClose={onClose}
      onSubmit={() => add.mutate()}
      error={add.error}
      submitLabel={t('partners.add.submit')}
      isBusy={add.isPending}
    >
      <RadioGroup
        label={t('partners.add.kind')}
        value={kind}
        onChange={(next) => setKind(partnerKind.parse(next))}
        options={partnerKind.options.map((id) => ({ id, label: t(`partners.add.kinds.${id}`) }))}
      />
      <TextField label={t('partners.add.name')} isRequired maxLength={120} value={name} onChange={setName} />
      <TextField
        label={t('partners.add.email')}
        description={t('partners.add.help')}
        type="email"
        isRequired
        value={administratorEmail}
        onChange={setEmail}
      />
    </FormDialog>
  );
}
