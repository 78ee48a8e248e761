import { createRetouchCategory, listRetouchCategories } from '@etouch/contracts/routes/pricing';
import { Button } from '@etouch/ui/button';
import { Dialog } from '@etouch/ui/dialog';
import { Form } from '@etouch/ui/form';
import { MoneyField } from '@etouch/ui/money-field';
import { TextField } from '@etouch/ui/text-field';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemBanner } from '../../components/problem-banner.tsx';
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
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('confirmation.newCategory.title')}
      closeLabel={t('common.close')}
    >
      <Form onSubmit={() => create.mutate()}>
        <ProblemBanner error={create.error} />
        <TextField
          takesFocus
          label={t('confirmation.newCategory.name')}
          isRequired
          maxLength={120}
          value={name}
          onChange={setName}
        />
        <TextField
          label={t('confirmation.newCategory.code')}
          isRequired
          maxLength={40}
          value={code}
          onChange={setCode}
        />
        <MoneyField
          label={t('confirmation.newCategory.price')}
          currency="EUR"
          minValue={0}
          value={unitPriceCents}
          onChange={setPrice}
        />
        <div className="flex flex-wrap justify-end gap-2 pb-2">
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="primary" isBusy={create.isPending}>
            {t('confirmation.newCategory.action')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
