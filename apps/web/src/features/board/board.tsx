import type { ProjectWorkflowState } from '@etouch/contracts/enums';
import type { ProjectCard } from '@etouch/contracts/routes/projects';
import { Button } from '@etouch/ui/button';
import { EmptyState } from '@etouch/ui/empty-state';
import { LayoutGrid } from 'lucide-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionDialog } from '../projects/action-dialog.tsx';
import { byUrgency } from '../projects/due.ts';
import type { AvailableAction } from '../projects/project-actions.ts';
import { ArchivedColumn } from './archived-column.tsx';
import { BoardCard } from './board-card.tsx';
import { BoardColumn } from './board-column.tsx';

const COLUMNS: ProjectWorkflowState[] = [
  'STUDIO_REVIEW',
  'CLIENT_REVIEW',
  'SELECTION_CONFIRMATION',
  'IN_RETOUCH',
  'CLIENT_VALIDATION',
  'DONE',
];

export interface BoardProps {
  projects: ProjectCard[];
  isFiltered: boolean;
  onClearFilter: () => void;
  create: ReactNode;
}

/** The studio's day: one column per state. A card can be dragged only where the workflow allows; its menu does the same by keyboard. */
export function Board({ projects, isFiltered, onClearFilter, create }: BoardProps) {
  const { t } = useTranslation();
  const [dragged, setDragged] = useState<ProjectCard | null>(null);
  const [asked, setAsked] = useState<{ project: ProjectCard; action: AvailableAction } | null>(null);
  const ask = (project: ProjectCard, action: AvailableAction) => setAsked({ project, action });
  const card = (project: ProjectCard) => (
    <BoardCard
      key={project.id}
      project={project}
      onAction={(action) => ask(project, action)}
      onDragChange={(isDragged) => setDragged(isDragged ? project : null)}
    />
  );
  if (projects.length === 0 && !isFiltered)
    return (
      <EmptyState icon={LayoutGrid} action={create}>
        {t('projects.empty.studio')}
      </EmptyState>
    );
  return (
    <>
      {projects.length === 0 ? (
        <p className="flex items-center gap-3 px-4 pt-4 text-muted sm:px-6">
          {t('projects.noMatch')}
          <Button isSmall onPress={onClearFilter}>
            {t('projects.clearFilters')}
          </Button>
        </p>
      ) : null}
      <section
        aria-label={t('board.label')}
        className="flex min-h-0 grow snap-x snap-mandatory scroll-px-4 gap-3 overflow-x-auto p-4 sm:snap-none sm:px-6"
      >
        {COLUMNS.map((state) => {
          const own = projects.filter(({ workflowState }) => workflowState === state).sort(byUrgency);
          return (
            <BoardColumn key={state} state={state} count={own.length} dragged={dragged} onDrop={ask}>
              {own.map(card)}
            </BoardColumn>
          );
        })}
        <ArchivedColumn dragged={dragged} onDrop={ask} renderCard={card} />
      </section>
      {asked ? <ActionDialog project={asked.project} action={asked.action} onClose={() => setAsked(null)} /> : null}
    </>
  );
}
