import type { ProjectWorkflowState } from '@etouch/contracts/enums';
import type { ProjectCard } from '@etouch/contracts/routes/projects';
import { clsx } from 'clsx';
import type { DragEvent, ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AvailableAction } from '../projects/project-actions.ts';
import { VerdictNote } from './verdict-note.tsx';
import { useDropVerdict } from './use-drop-verdict.ts';

export interface BoardColumnProps {
  state: ProjectWorkflowState;
  count: number;
  /** The card being dragged anywhere on the board. */
  dragged: ProjectCard | null;
  onDrop: (project: ProjectCard, action: AvailableAction) => void;
  /** Beside the title. */
  actions?: ReactNode;
  children: ReactNode;
}

/** One state. While a card is dragged, it offers itself or dims and says why not. */
export function BoardColumn({ state, count, dragged, onDrop, actions, children }: BoardColumnProps) {
  const { t } = useTranslation();
  const [isOver, setOver] = useState(false);
  const verdict = useDropVerdict()(dragged, state);
  const allow = (event: DragEvent) => {
    if (!verdict?.action) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'move';
    setOver(true);
  };
  return (
    <div
      onDragOver={allow}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (dragged && verdict?.action) onDrop(dragged, verdict.action);
      }}
      className={clsx(
        'relative flex w-[min(85vw,17rem)] shrink-0 snap-start flex-col rounded-lg border bg-sunken/60 transition-[opacity,border-color] sm:w-60 xl:w-auto xl:min-w-48 xl:flex-1 xl:basis-0',
        verdict?.action
          ? isOver
            ? 'border-accent-text bg-accent-soft'
            : 'border-edge border-dashed'
          : 'border-transparent',
        verdict && !verdict.action && !verdict.isHome && 'opacity-50',
      )}
    >
      <header className="flex min-h-10 items-center justify-between gap-2 px-3 pt-1">
        <h2 id={`column-${state}`} className="truncate text-13 font-semibold">
          {t(`workflow.states.${state}`)}
          <span className="ms-2 font-normal text-muted tabular">
            <span aria-hidden="true">{count}</span>
            <span className="sr-only">{t('board.count', { count })}</span>
          </span>
        </h2>
        {actions}
      </header>
      <section
        aria-labelledby={`column-${state}`}
        className="flex min-h-24 grow flex-col gap-2 overflow-y-auto p-2 pt-1"
      >
        {count === 0 && !dragged ? (
          <p className="px-1 py-4 text-center text-12 text-muted">{t('board.emptyColumn')}</p>
        ) : (
          children
        )}
      </section>
      {verdict ? <VerdictNote verdict={verdict} /> : null}
    </div>
  );
}
