import type { ProjectCard } from '@etouch/contracts/routes/projects';
import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { paths } from '../../lib/paths.ts';
import { Covers } from './covers.tsx';
import { DueBadge } from './due-badge.tsx';
import { useProjectCounts } from './project-counts.ts';

/** One project as its client sees it: pictures, step, and when something is due. */
export function ProjectTile({ project }: { project: ProjectCard }) {
  const { t } = useTranslation();
  const counts = useProjectCounts();
  return (
    <Link
      href={paths.project(project.id)}
      className="flex h-full flex-col overflow-hidden rounded-lg border border-line bg-panel transition-colors hover:border-edge"
    >
      <Covers covers={project.covers} isLarge />
      <span className="flex grow flex-col gap-1 p-4">
        <span className="text-15 font-semibold text-balance">{project.title}</span>
        <span className="text-13 text-muted">
          {t(`workflow.states.${project.workflowState}`)} · {counts(project).join(' · ')}
        </span>
        <span className="mt-auto flex items-center justify-between gap-2 pt-2 text-12 text-muted">
          <span className="truncate">{project.studio.name}</span>
          <DueBadge project={project} />
        </span>
      </span>
    </Link>
  );
}
