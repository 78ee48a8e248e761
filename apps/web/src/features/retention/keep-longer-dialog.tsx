import { keepLonger, listDeletions } from '@etouch/contracts/routes/retention';
import type { Deletion } from '@etouch/contracts/routes/retention';
import { DateField } from '@etouch/ui/date-field';
import { TextArea } from '@etouch/ui/text-area';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../components/form-dialog.tsx';
import { api } from '../../lib/api.ts';
import { dayFromToday, endOfDay } from '../../lib/calendar-day.ts';
import { invalidate } from '../../lib/query.ts';

const YEAR = 365;

/** Puts an announced deletion off, with a reason that stays. */
export function KeepLongerDialog({ deletion, onClose }: { deletion: Deletion; onClose: () => void }) {
  const { t } = useTranslation();
  const [day, setDay] = useState<string | null>(dayFromToday(YEAR));
  const [reason, setReason] = useState('');
  const keep = useMutation({
    mutationFn: () =>
      api.call(keepLonger, {
        params: { deletionId: deletion.id },
        body: { until: endOfDay(day ?? dayFromToday(YEAR)), reason: reason.trim() },
      }),
    onSuccess: onClose,
    onSettled: () => invalidate(listDeletions),
  });
  const isReady = day !== null && reason.trim() !== '';
  return (
    <FormDialog
      title={t('retention.keep.title', { what: t(`retention.steps.${deletion.step}`) })}
      onClose={onClose}
      onSubmit={() => keep.mutate()}
      error={keep.error}
      submitLabel={t('retention.keep.submit')}
      isBusy={keep.isPending}
      reason={isReady ? undefined : t('retention.keep.missing')}
    >
      <DateField label={t('retention.keep.until')} value={day} onChange={setDay} minValue={dayFromToday(1)} />
      <TextArea label={t('retention.keep.reason')} isRequired value={reason} onChange={setReason} />
    </FormDialog>
  );
}
