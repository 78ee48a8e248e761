import { createRetouchCategory, listRetouchCategories } from '@etouch/contracts/routes/pricing';
import { MoneyField } from '@etouch/ui/money-field';
import { TextField } from '@etouch/ui/text-field';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../components/form-dialog.tsx';
import { api } from '../../lib/api.ts';
import { invalidate } from '../../lib/query.ts';

/** Adds a retouch category to the studio's price list. */
export function NewCategoryDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const [unitPriceCents, setPrice] = useState<number | null>(0);
  const create = useMutation({
    mutationFn: () =>
      api.call(createRetouchCategory, {
        body: { code: code.trim(), name: name.trim(), unitPriceCents: unitPriceCents ?? 0 },
      }),
    onSuccess: async () => {
      await invalidate(listRetouchCategories);
      onClose();
    },
  });
  return (
    <FormDialog
      title={t('confirmation.newCategory.title')}
      onClose={onClose}
      onSubmit={() => create.mutate()}
      error={create.error}
      submitLabel={t('confirmation.newCategory.action')}
      isBusy={create.isPending}
    >
      <TextField
        takesFocus
        label={t('confirmation.newCategory.name')}
        isRequired
        maxLength={120}
        value={name}
        onChange={setName}
      />
      <TextField label={t('confirmation.newCategory.code')} isRequired maxLength={40} value={code} onChange={setCode} />
      <MoneyField
        label={t('confirmation.newCategory.price')}
        currency="EUR"
        minValue={0}
        value={unitPriceCents}
        onChange={setPrice}
      />
    </FormDialog>
  );
}
