import type { QueueItem } from '@etouch/contracts/routes/rounds';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../lib/me.ts';
import { IconButton } from '@etouch/ui/icon-button';
import { AssignMenu } from './assign-menu.tsx';
import { DownloadSelected } from './download-selected.tsx';

/** What can be done to the selected photos. */
export function SelectedBar({ items, onClear }: { items: QueueItem[]; onClear: () => void }) {
  const { t } = useTranslation();
  const can = useCan();
  const count = items.length;
  return (
    <div
      role="toolbar"
      aria-label={t('queue.selected', { count })}
      className="flex flex-wrap items-center gap-2 border-t border-line bg-panel px-4 py-2 sm:px-6"
    >
      <span className="font-medium tabular">{t('queue.selected', { count })}</span>
      <IconButton isSmall icon={X} label={t('photos.bar.clear')} onPress={onClear} />
      <span className="ms-auto flex flex-wrap gap-2">
        {can('assignment.edit') ? <AssignMenu items={items} onDone={onClear} /> : null}
        <DownloadSelected items={items} />
      </span>
    </div>
  );
}
