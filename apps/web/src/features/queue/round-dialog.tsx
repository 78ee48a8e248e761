import { Button } from '@etouch/ui/button';
import { Dialog } from '@etouch/ui/dialog';
import { RadioGroup } from '@etouch/ui/radio-group';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueGroup } from './queue-rows.ts';
import type { Drop } from './use-drop.ts';

/** Asks for which shoot files were dropped whose names do not say it. */
export function RoundDialog({ groups, drop }: { groups: QueueGroup[]; drop: Drop }) {
  const { t } = useTranslation();
  const [roundId, setRoundId] = useState<string | null>(null);
  const count = drop.undecided.length;
  if (count === 0) return null;
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && drop.decide(null)}
      title={t('queue.which.title', { count })}
      closeLabel={t('common.close')}
      actions={
        <>
          <Button onPress={() => drop.decide(null)}>{t('common.cancel')}</Button>
          <Button
            variant="primary"
            reason={roundId ? undefined : t('queue.which.missing')}
            onPress={() => drop.decide(roundId)}
          >
            {t('queue.which.send', { count })}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <p className="text-12 break-words text-muted">
          {drop.undecided
            .slice(0, 8)
            .map(({ file }) => file.name)
            .join(', ')}
          {count > 8 ? '…' : null}
        </p>
        <RadioGroup
          label={t('queue.which.label')}
          value={roundId}
          onChange={setRoundId}
          options={groups.map((group) => ({
            id: group.roundId,
            label: t('queue.round', { code: group.projectCode, number: group.roundNumber }),
            description: t('queue.photos', { count: group.items.length }),
          }))}
        />
      </div>
    </Dialog>
  );
}
