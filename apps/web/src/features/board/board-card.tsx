import type { ProjectCard } from '@etouch/contracts/routes/projects';
import { IconButton } from '@etouch/ui/icon-button';
import { Menu } from '@etouch/ui/menu';
import { clsx } from 'clsx';
import { EllipsisVertical } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { formatDuration } from '../../lib/format.ts';
import { paths } from '../../lib/paths.ts';
import { useLanguage } from '../../lib/use-language.ts';
import { useGuardWords } from '../../lib/use-problem.ts';
import { Covers } from '../projects/covers.tsx';
import { DueBadge } from '../projects/due-badge.tsx';
import { isDanger } from '../projects/project-actions.ts';
import type { AvailableAction } from '../projects/project-actions.ts';
import { useProjectCounts } from '../projects/project-counts.ts';
import { useActionLabel } from '../projects/use-action-label.ts';
import { useHolder } from '../projects/use-holder.ts';

export interface BoardCardProps {
  project: ProjectCard;
  onAction: (action: AvailableAction) => void;
  onDragChange: (isDragged: boolean) => void;
}

/** A project on the board: what it looks like, whose turn it is, how far it is, when it is due. */
export function BoardCard({ project, onAction, onDragChange }: BoardCardProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [isDragged, setDragged] = useState(false);
  const guard = useGuardWords();
  const label = useActionLabel();
  const holder = useHolder();
  const counts = useProjectCounts();
  const drag = (next: boolean) => {
    setDragged(next);
    onDragChange(next);
  };
  return (
    <div
      draggable={project.availableActions.length > 0}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', project.title);
        // Chromium ends the drag when the dragged element changes in the same tick.
        setTimeout(() => drag(true));
      }}
      onDragEnd={() => drag(false)}
      className={clsx(
        'group relative shrink-0 overflow-hidden rounded-md border border-line bg-panel transition-[border-color,opacity] hover:border-edge',
        isDragged && 'opacity-50',
      )}
    >
      <Covers covers={project.covers} />
      <div className="flex flex-col gap-0.5 p-2.5">
        <div className="flex items-start justify-between gap-1">
          <h3 className="min-w-0 text-13 font-medium">
            <Link href={paths.project(project.id)} className="block truncate rounded-sm after:absolute after:inset-0">
              {project.title}
            </Link>
            <span className="block truncate text-12 font-normal text-muted">{project.client.name}</span>
          </h3>
          <span className="relative z-10 -me-1 -mt-1">
            <Menu
              label={t('board.cardMenu', { title: project.title })}
              placement="bottom end"
              items={[
                { id: 'open', label: t('board.open'), href: paths.project(project.id) },
                ...project.availableActions.map((action, index) => ({
                  id: action.action + action.to,
                  label: label(action),
                  reason: action.refusedBy ? guard(action.refusedBy) : undefined,
                  isDanger: isDanger(action.action),
                  startsGroup: index === 0,
                  onAction: () => onAction(action),
                })),
              ]}
            >
              <IconButton isSmall icon={EllipsisVertical} label={t('board.cardMenu', { title: project.title })} />
            </Menu>
          </span>
        </div>
        <p className="truncate text-12 text-muted tabular">{counts(project).join(' · ')}</p>
        <div className="mt-1 flex flex-wrap items-center justify-between gap-x-2 gap-y-1 text-12 text-muted">
          <span className="truncate first-letter:uppercase">
            {holder(project)}
            {project.heldBy ? ` · ${formatDuration(project.workflowStateSince, language)}` : null}
          </span>
          <DueBadge project={project} />
        </div>
      </div>
    </div>
  );
}
