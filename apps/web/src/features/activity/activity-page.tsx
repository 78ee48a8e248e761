import { listWorkflowEvents } from '@etouch/contracts/routes/projects';
import { EmptyState } from '@etouch/ui/empty-state';
import { Panel } from '@etouch/ui/panel';
import { useInfiniteQuery } from '@tanstack/react-query';
import { History } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LoadMore } from '../../components/load-more.tsx';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { Waiting } from '../../app/waiting.tsx';
import { apiPages } from '../../lib/query.ts';
import { useProject } from '../projects/use-project.ts';
import { EventRow } from './event-row.tsx';

/** Who took the project from which step to which, newest first. */
export function ActivityPage() {
  const { t } = useTranslation();
  const { id: projectId } = useProject();
  const pages = useInfiniteQuery(apiPages(listWorkflowEvents, { params: { projectId }, query: { limit: 50 } }));
  const events = pages.data?.pages.flatMap((page) => page.items) ?? [];
  if (pages.isPending) return <Waiting />;
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col gap-4 p-4 sm:p-6">
      <ProblemBanner error={pages.error} onRetry={() => void pages.refetch()} />
      {pages.isSuccess && events.length === 0 ? (
        <EmptyState icon={History}>{t('activity.empty')}</EmptyState>
      ) : (
        <Panel isFlush>
          <ol className="divide-y divide-line">
            {events.map((event) => (
              <EventRow key={event.id} event={event} />
            ))}
          </ol>
        </Panel>
      )}
      <LoadMore pages={pages} />
    </div>
  );
}
