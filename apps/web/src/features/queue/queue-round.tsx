import type { QueueItem } from '@etouch/contracts/routes/rounds';
import { Table } from '@etouch/ui/table';
import { useTranslation } from 'react-i18next';
import { DownloadButton } from '../downloads/download-button.tsx';
import { originalsOf } from './queue-rows.ts';
import type { QueueGroup } from './queue-rows.ts';
import { TimeLeft } from './time-left.tsx';
import { useQueueColumns } from './use-queue-columns.tsx';

export interface QueueRoundProps {
  group: QueueGroup;
  /** The whole queue: the archive holds every original of the round, whatever the filter. */
  all: QueueItem[];
  selectedIds: ReadonlySet<string>;
  onSelectionChange: (ids: ReadonlySet<string>) => void;
  onOpen: (assignmentId: string) => void;
  /** The brief stands beside it. */
  isNarrow: boolean;
}

/** One round of one shoot: its neutral code, when it is due, its photos, and all of its originals. */
export function QueueRound({ group, all, selectedIds, onSelectionChange, onOpen, isNarrow }: QueueRoundProps) {
  const { t } = useTranslation();
  const columns = useQueueColumns(isNarrow);
  const rows = group.items.map((item) => ({ ...item, id: item.assignmentId }));
  const own = new Set(rows.map(({ id }) => id));
  const originals = all.filter(({ roundId }) => roundId === group.roundId);
  return (
    <section className="overflow-hidden rounded-md border border-line bg-panel">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-3 py-2">
        <h2 className="text-15 font-semibold">
          {t('queue.round', { code: group.projectCode, number: group.roundNumber })}
        </h2>
        <p className="flex grow flex-wrap items-center gap-x-3 gap-y-1 text-12 text-muted">
          <span>{group.studio}</span>
          <span>{t('queue.photos', { count: rows.length })}</span>
          {group.deadline ? <TimeLeft deadline={group.deadline} isLong isDone={!group.isOpen} /> : null}
        </p>
        <DownloadButton isSmall request={originalsOf(originals)}>
          {t('queue.download', { count: originals.length })}
        </DownloadButton>
      </header>
      <Table
        label={t('queue.round', { code: group.projectCode, number: group.roundNumber })}
        columns={columns}
        rows={rows}
        selectedIds={new Set([...selectedIds].filter((id) => own.has(id)))}
        onSelectionChange={(ids) =>
          onSelectionChange(new Set([...[...selectedIds].filter((id) => !own.has(id)), ...ids]))
        }
        onRowAction={onOpen}
      />
    </section>
  );
}
