import type { Project } from '@etouch/contracts/routes/projects';
import { useTranslation } from 'react-i18next';
import { useActive } from '../../lib/me.ts';
import { paths } from '../../lib/paths.ts';
import type { AvailableAction } from './project-actions.ts';

/** Actions that are prepared on a page of their own: where that page is. Null where one question is enough. */
export function useWayTo(
  project: Project,
  primary: AvailableAction | undefined,
): { href: string; label: string } | null {
  const { t } = useTranslation();
  const { organizationType } = useActive();
  const { id, counts } = project;
  if (organizationType === 'STUDIO')
    return primary?.action === 'CONFIRM'
      ? { href: paths.confirmation(id), label: t('projects.go.CONFIRM', { count: counts.selected }) }
      : null;
  if (organizationType !== 'CLIENT') return null;
  switch (project.workflowState) {
    case 'CLIENT_REVIEW':
      return { href: paths.selection(id), label: t('projects.go.SUBMIT_SELECTION') };
    case 'CLIENT_VALIDATION':
      return { href: paths.validation(id), label: t('projects.go.APPROVE') };
    case 'DONE':
      return { href: paths.delivery(id), label: t('projects.go.DOWNLOAD') };
    default:
      return null;
  }
}
