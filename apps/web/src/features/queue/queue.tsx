import type { QueueItem } from '@etouch/contracts/routes/rounds';
import { DropPage, FileButtons } from '@etouch/ui/drop-zone';
import { EmptyState } from '@etouch/ui/empty-state';
import { PageHeader } from '@etouch/ui/page-header';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Brush } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '../../lib/use-shortcuts.ts';
import { Brief } from './brief.tsx';
import { HandInBar } from './hand-in-bar.tsx';
import { countViews, groupQueue, QUEUE_VIEWS, takesVersions, viewOf } from './queue-rows.ts';
import { QueueFilter } from './queue-filter.tsx';
import { QueueRound } from './queue-round.tsx';
import { RoundDialog } from './round-dialog.tsx';
import { SelectedBar } from './selected-bar.tsx';
import { UnfinishedUploads } from '../uploads/unfinished-uploads.tsx';
import { SentBack } from './sent-back.tsx';
import { UnmatchedTray } from './unmatched-tray.tsx';
import { useDrop } from './use-drop.ts';
import { useUnmatched } from './use-queue.ts';

/** The queue with its brief; files and folders can be dropped anywhere on it. */
export function Queue({ items }: { items: QueueItem[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search: Record<string, unknown> = useSearch({ strict: false });
  const view = QUEUE_VIEWS.find((known) => known === search['show']) ?? 'todo';
  const [selectedIds, select] = useState<ReadonlySet<string>>(new Set());
  const drop = useDrop(items);
  const unmatched = useUnmatched(items);
  const current = items.find(({ assignmentId }) => assignmentId === search['photo']) ?? null;
  const go = (next: { show?: string; photo?: string }) =>
    void navigate({
      to: '.',
      search: { show: view === 'todo' ? undefined : view, photo: current?.assignmentId, ...next },
      replace: true,
    });
  const shown = view === 'all' ? items : items.filter((item) => viewOf(item) === view);
  const groups = groupQueue(shown);
  const selected = shown.filter(({ assignmentId }) => selectedIds.has(assignmentId));
  useShortcuts((key) => {
    if (key !== 'Escape' || !current) return false;
    go({ photo: undefined });
    return true;
  });
  const mayDrop = items.some(takesVersions);
  const words = {
    invite: t('queue.drop.invite'),
    release: t('queue.drop.release'),
    chooseFiles: t('queue.drop.files'),
    chooseFolder: t('queue.drop.folder'),
  };
  const open = (assignmentId: string) => go({ photo: assignmentId });
  return (
    <DropPage words={words} onFiles={drop.add} isDisabled={!mayDrop}>
      <div className="flex min-h-0 grow">
        <div className="flex min-w-0 grow flex-col overflow-y-auto">
          <PageHeader
            title={t('queue.title')}
            actions={mayDrop ? <FileButtons words={words} onFiles={drop.add} /> : undefined}
          />
          <QueueFilter view={view} counts={countViews(items)} onChange={(next) => go({ show: next })} />
          {items.length === 0 ? <EmptyState icon={Brush}>{t('queue.empty')}</EmptyState> : null}
          <div className="flex flex-col gap-5 p-4 sm:p-6">
            <UnfinishedUploads scope={{ rounds: null }} />
            <SentBack items={items} onOpen={open} />
            <UnmatchedTray files={unmatched} items={items} />
            {items.length > 0 && groups.length === 0 ? (
              <p className="py-10 text-center text-15 text-muted">{t(`queue.none.${view}`)}</p>
            ) : null}
            {groups.map((group) => (
              <QueueRound
                key={group.roundId}
                group={group}
                all={items}
                selectedIds={selectedIds}
                onSelectionChange={select}
                onOpen={open}
                isNarrow={current !== null}
              />
            ))}
          </div>
          <div className="sticky bottom-0 z-10 mt-auto">
            {selected.length > 0 ? <SelectedBar items={selected} onClear={() => select(new Set())} /> : null}
            <HandInBar items={items} unmatched={unmatched.length} />
          </div>
        </div>
        {current ? (
          <Brief
            key={current.assignmentId}
            item={current}
            onClose={() => go({ photo: undefined })}
            onFiles={drop.add}
          />
        ) : null}
      </div>
      <RoundDialog groups={groupQueue(items.filter(takesVersions))} drop={drop} />
    </DropPage>
  );
}
