import type { QueueItem } from '@etouch/contracts/routes/rounds';
import { Button } from '@etouch/ui/button';
import { Dialog } from '@etouch/ui/dialog';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DownloadButton } from '../downloads/download-button.tsx';
import { originalsOf } from './queue-rows.ts';

/** Originals of selected photos. An archive belongs to one shoot: of several, each has its own. */
export function DownloadSelected({ items }: { items: QueueItem[] }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const label = t('queue.download', { count: items.length });
  const shoots = [...Map.groupBy(items, ({ projectId }) => projectId).values()];
  if (shoots.length === 1) return <DownloadButton request={originalsOf(items)}>{label}</DownloadButton>;
  return (
    <>
      <Button icon={Download} onPress={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog isOpen={isOpen} onOpenChange={setOpen} title={label} closeLabel={t('common.close')}>
        <p className="pb-2 text-body text-muted">{t('queue.archives')}</p>
        <ul className="flex flex-col pb-2">
          {shoots.map((rows) => (
            <li
              key={rows[0]?.projectId}
              className="flex items-center justify-between gap-3 border-t border-line/60 py-2 first:border-t-0"
            >
              <span className="truncate font-medium">{rows[0]?.projectCode}</span>
              <DownloadButton isSmall request={originalsOf(rows)}>
                {t('queue.download', { count: rows.length })}
              </DownloadButton>
            </li>
          ))}
        </ul>
      </Dialog>
    </>
  );
}
