import { handInVersions, listQueue } from '@etouch/contracts/routes/rounds';
import type { QueueItem } from '@etouch/contracts/routes/rounds';
import { Button } from '@etouch/ui/button';
import { Dialog } from '@etouch/ui/dialog';
import { RadioGroup } from '@etouch/ui/radio-group';
import { showToast } from '@etouch/ui/toast';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { api } from '../../lib/api.ts';
import { invalidate } from '../../lib/query.ts';
import { HandInRow } from './hand-in-row.tsx';
import { waitingVersion } from './queue-rows.ts';

/** The list to confirm: each file with the photo it belongs to and how it was matched, and the declaration the law asks for. */
export function HandInDialog({ items, onClose }: { items: QueueItem[]; onClose: () => void }) {
  const { t } = useTranslation();
  const [silhouette, setSilhouette] = useState<string | null>(null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const chosen = items.flatMap((item) => {
    const version = waitingVersion(item);
    return version?.status === 'READY' && !left.has(version.id) ? [version.id] : [];
  });
  const handIn = useMutation({
    mutationFn: () =>
      api.call(handInVersions, { body: { versionIds: chosen, silhouetteModified: silhouette === 'yes' } }),
    onSuccess: ({ handedIn }) => {
      showToast({ text: t('queue.handIn.done', { count: handedIn }), isDone: true });
      onClose();
    },
    onSettled: () => invalidate(listQueue),
  });
  const count = chosen.length;
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('queue.handIn.title')}
      closeLabel={t('common.close')}
      width="large"
      actions={
        <>
          <Button onPress={onClose}>{t('queue.handIn.later')}</Button>
          <Button
            variant="primary"
            isBusy={handIn.isPending}
            reason={
              count === 0 ? t('queue.handIn.nothing') : silhouette === null ? t('queue.silhouette.missing') : undefined
            }
            onPress={() => handIn.mutate()}
          >
            {t('queue.handIn.submit', { count })}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <ul className="flex max-h-[50vh] flex-col divide-y divide-line/60 overflow-y-auto rounded-md border border-line">
          {items.map((item) => (
            <HandInRow
              key={item.assignmentId}
              item={item}
              isLeft={left.has(waitingVersion(item)?.id ?? '')}
              onLeft={(versionId, isLeft) => {
                const next = new Set(left);
                if (isLeft) next.add(versionId);
                else next.delete(versionId);
                setLeft(next);
              }}
            />
          ))}
        </ul>
        <RadioGroup
          label={t('queue.silhouette.label')}
          description={t('queue.silhouette.why')}
          value={silhouette}
          onChange={setSilhouette}
          isRequired
          options={[
            { id: 'no', label: t('queue.silhouette.no') },
            { id: 'yes', label: t('queue.silhouette.yes') },
          ]}
        />
        <ProblemBanner error={handIn.error} />
      </div>
    </Dialog>
  );
}
