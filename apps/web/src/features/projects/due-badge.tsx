import type { ProjectCard } from '@etouch/contracts/routes/projects';
import { StateBadge } from '@etouch/ui/state-badge';
import { useTranslation } from 'react-i18next';
import { formatDay, formatDuration } from '../../lib/format.ts';
import { useLanguage } from '../../lib/use-language.ts';
import { isLate } from './due.ts';

/** When it is due; late is said by word and icon, never by hue alone. */
export function DueBadge({ project }: { project: Pick<ProjectCard, 'dueAt' | 'heldBy'> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!project.dueAt) return null;
  if (isLate(project))
    return (
      <StateBadge kind="late">{t('workflow.late', { duration: formatDuration(project.dueAt, language) })}</StateBadge>
    );
  return (
    <time dateTime={project.dueAt} className="text-12 text-muted tabular">
      {t('workflow.due', { date: formatDay(project.dueAt, language) })}
    </time>
  );
}
