import { listProjects } from '@etouch/contracts/routes/projects';
import { Button } from '@etouch/ui/button';
import { PageHeader } from '@etouch/ui/page-header';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Waiting } from '../../app/waiting.tsx';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { useActive, useCan } from '../../lib/me.ts';
import { apiPages } from '../../lib/query.ts';
import { useTitle } from '../../lib/use-title.ts';
import { Board } from '../board/board.tsx';
import { ClientProjects } from './client-projects.tsx';
import { NewProjectDialog } from './new-project-dialog.tsx';
import { ProjectFilterBar } from './project-filter-bar.tsx';
import { matchesFilter, readProjectFilter } from './project-filter.ts';
import type { ProjectFilter } from './project-filter.ts';

const OPEN_STATES = [
  'STUDIO_REVIEW',
  'CLIENT_REVIEW',
  'SELECTION_CONFIRMATION',
  'IN_RETOUCH',
  'CLIENT_VALIDATION',
  'DONE',
] as const;

/** All projects: a board for the studio, a list with what is awaited first for a client. */
export function ProjectsPage() {
  const { t } = useTranslation();
  const can = useCan();
  const { organizationType } = useActive();
  const navigate = useNavigate();
  const { new: isNew, ...filter } = readProjectFilter(useSearch({ strict: false }));
  const isStudio = organizationType === 'STUDIO';
  const pages = useInfiniteQuery(apiPages(listProjects, { query: { limit: 200, state: [...OPEN_STATES] } }));
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  useTitle(t('projects.title'));
  // The board shows every open project; keyset pages are only how they travel.
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const setSearch = (next: ProjectFilter & { new?: string }) =>
    void navigate({ to: '/projects', search: next, replace: true });
  const all = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const projects = all.filter((project) => matchesFilter(project, filter));
  const create = can('project.create') ? (
    <Button variant="primary" icon={Plus} onPress={() => setSearch({ ...filter, new: '1' })}>
      {t('projects.new.title')}
    </Button>
  ) : undefined;
  return (
    <>
      <PageHeader
        title={t('projects.title')}
        status={all.length > 0 ? <ProjectFilterBar projects={all} filter={filter} onChange={setSearch} /> : undefined}
        actions={create}
      />
      {pages.isError ? (
        <div className="p-4">
          <ProblemBanner error={pages.error} onRetry={() => void pages.refetch()} />
        </div>
      ) : pages.isPending ? (
        <Waiting />
      ) : isStudio ? (
        <Board
          projects={projects}
          isFiltered={all.length > projects.length}
          onClearFilter={() => setSearch({})}
          create={create}
        />
      ) : (
        <ClientProjects projects={projects} />
      )}
      {isNew && can('project.create') ? <NewProjectDialog onClose={() => setSearch(filter)} /> : null}
    </>
  );
}
