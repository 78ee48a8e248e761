import type { QueueItem } from '@etouch/contracts/routes/rounds';
import { Button } from '@etouch/ui/button';
import { PackageCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { HandInDialog } from './hand-in-dialog.tsx';
import { waitingVersion } from './queue-rows.ts';

/** Versions that arrived and wait to be handed in; it stays in view, because nothing is handed in by itself. */
export function HandInBar({ items, unmatched }: { items: QueueItem[]; unmatched: number }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const waiting = items.filter((item) => waitingVersion(item));
  const ready = waiting.filter((item) => waitingVersion(item)?.status === 'READY').length;
  const failed = waiting.filter((item) => waitingVersion(item)?.status === 'FAILED').length;
  const checking = waiting.length - ready - failed;
  if (waiting.length === 0 && !isOpen) return null;
  const facts = [
    t('queue.handIn.ready', { count: ready }),
    checking > 0 ? t('queue.handIn.checking', { count: checking }) : null,
    failed > 0 ? t('queue.handIn.failed', { count: failed }) : null,
    unmatched > 0 ? t('queue.handIn.unmatched', { count: unmatched }) : null,
  ];
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 border-t border-line bg-panel px-4 py-2 shadow-float sm:px-6">
      <p aria-live="polite">
        <span className="font-medium">{facts.filter(Boolean).join(' · ')}</span>
        <span className="block text-12 text-muted">{t('queue.handIn.notYet')}</span>
      </p>
      <Button variant="primary" icon={PackageCheck} onPress={() => setOpen(true)}>
        {t('queue.handIn.review', { count: waiting.length })}
      </Button>
      {isOpen ? <HandInDialog items={waiting} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}
