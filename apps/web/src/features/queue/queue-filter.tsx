import { FilterChip } from '@etouch/ui/filter-chip';
import { useTranslation } from 'react-i18next';
import { QUEUE_VIEWS } from './queue-rows.ts';
import type { QueueView } from './queue-rows.ts';

export interface QueueFilterProps {
  view: QueueView;
  counts: Record<QueueView, number>;
  onChange: (view: QueueView) => void;
}

/** To do, handed in, finished or all. */
export function QueueFilter({ view, counts, onChange }: QueueFilterProps) {
  const { t } = useTranslation();
  return (
    <div className="flex shrink-0 gap-1.5 overflow-x-auto border-b border-line bg-panel px-4 py-2 sm:px-6">
      {QUEUE_VIEWS.map((id) => (
        <FilterChip
          key={id}
          label={t(`queue.views.${id}`)}
          count={counts[id]}
          isSelected={view === id}
          onChange={() => onChange(id)}
        />
      ))}
    </div>
  );
}
