import { listProjects } from '@etouch/contracts/routes/projects';
import type { ProjectCard } from '@etouch/contracts/routes/projects';
import { IconButton } from '@etouch/ui/icon-button';
import { useInfiniteQuery } from '@tanstack/react-query';
import { clsx } from 'clsx';
import { Archive, ChevronsLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { LoadMore } from '../../components/load-more.tsx';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { apiPages } from '../../lib/query.ts';
import type { AvailableAction } from '../projects/project-actions.ts';
import { useDropVerdict } from './use-drop-verdict.ts';
import { BoardColumn } from './board-column.tsx';

export interface ArchivedColumnProps {
  dragged: ProjectCard | null;
  onDrop: (project: ProjectCard, action: AvailableAction) => void;
  renderCard: (project: ProjectCard) => ReactNode;
}

/** The archive stays folded, takes drops all the same, and is read only when it is opened. */
export function ArchivedColumn({ dragged, onDrop, renderCard }: ArchivedColumnProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const pages = useInfiniteQuery({
    ...apiPages(listProjects, { query: { limit: 50, state: ['ARCHIVED'] } }),
    enabled: isOpen,
  });
  const projects = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const verdict = useDropVerdict()(dragged, 'ARCHIVED');
  if (!isOpen)
    return (
      <div
        onDragOver={(event) => verdict?.action && event.preventDefault()}
        onDrop={() => dragged && verdict?.action && onDrop(dragged, verdict.action)}
        className="flex shrink-0"
      >
        <Button
          aria-label={t('board.unfold')}
          onPress={() => setOpen(true)}
          className={clsx(
            'flex w-10 flex-col items-center gap-2 rounded-lg border bg-sunken/60 py-3 text-muted hover:bg-hover hover:text-text',
            verdict?.action ? 'border-dashed border-edge text-accent-text' : 'border-transparent',
            verdict && !verdict.action && 'opacity-50',
          )}
        >
          <Archive size={16} strokeWidth={1.5} aria-hidden="true" />
          <span className="text-12 font-medium whitespace-nowrap [writing-mode:vertical-rl]">
            {verdict?.action ? verdict.words : t('workflow.states.ARCHIVED')}
          </span>
        </Button>
      </div>
    );
  return (
    <BoardColumn
      state="ARCHIVED"
      count={projects.length}
      dragged={dragged}
      onDrop={onDrop}
      actions={<IconButton isSmall icon={ChevronsLeft} label={t('board.fold')} onPress={() => setOpen(false)} />}
    >
      <ProblemBanner error={pages.error} onRetry={() => void pages.refetch()} />
      {projects.map(renderCard)}
      <LoadMore pages={pages} />
    </BoardColumn>
  );
}
