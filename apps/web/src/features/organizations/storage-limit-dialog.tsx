import { listOrganizations } from '@etouch/contracts/routes/organizations';
import type { Organization } from '@etouch/contracts/routes/organizations';
import { setStorageLimit } from '@etouch/contracts/routes/storage';
import type { Storage } from '@etouch/contracts/routes/storage';
import { Button } from '@etouch/ui/button';
import { Dialog } from '@etouch/ui/dialog';
import { Form } from '@etouch/ui/form';
import { NumberField } from '@etouch/ui/number-field';
import { showToast } from '@etouch/ui/toast';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { api } from '../../lib/api.ts';
import { formatBytes } from '../../lib/format.ts';
import { invalidate } from '../../lib/query.ts';
import { useLanguage } from '../../lib/use-language.ts';

const GIGABYTE = 1_000_000_000;

interface StorageLimitDialogProps {
  studio: Pick<Organization, 'id' | 'name'>;
  storage: Storage;
  onClose: () => void;
}

/** How much a studio may store. */
export function StorageLimitDialog({ studio, storage, onClose }: StorageLimitDialogProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [gigabytes, setGigabytes] = useState(storage.limitBytes === null ? null : storage.limitBytes / GIGABYTE);
  const set = useMutation({
    mutationFn: () =>
      api.call(setStorageLimit, {
        params: { organizationId: studio.id },
        body: { limitBytes: gigabytes === null ? null : Math.round(gigabytes * GIGABYTE) },
      }),
    onSuccess: async () => {
      showToast({ text: t('organizations.limit.done', { name: studio.name }) });
      await invalidate(listOrganizations);
      onClose();
    },
  });
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('organizations.limit.title', { name: studio.name })}
      closeLabel={t('common.close')}
    >
      <Form onSubmit={() => set.mutate()}>
        <ProblemBanner error={set.error} />
        <p>{t('organizations.limit.used', { used: formatBytes(storage.usedBytes, language) })}</p>
        <NumberField
          label={t('organizations.limit.field')}
          description={t('organizations.limit.help')}
          isPlain
          minValue={0}
          maxValue={1_000_000}
          formatOptions={{ maximumFractionDigits: 3 }}
          value={gigabytes}
          onChange={setGigabytes}
        />
        <div className="flex flex-wrap justify-end gap-2 pb-2">
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="primary" isBusy={set.isPending}>
            {t('organizations.limit.submit')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
