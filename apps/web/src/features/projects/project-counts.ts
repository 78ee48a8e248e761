import type { ProjectCard } from '@etouch/contracts/routes/projects';
import { useTranslation } from 'react-i18next';

/** The counts that matter at the present step, at most two. */
export function useProjectCounts(): (project: ProjectCard) => string[] {
  const { t } = useTranslation();
  return ({ workflowState, counts }) => {
    const photos = t('projects.photos', { count: counts.photos });
    const of = counts.roundAssets;
    switch (workflowState) {
      case 'STUDIO_REVIEW':
        return counts.failed > 0
          ? [photos, t('projects.failed', { count: counts.failed })]
          : counts.processing > 0
            ? [photos, t('projects.processing', { count: counts.processing })]
            : [photos];
      case 'CLIENT_REVIEW':
        return [photos];
      case 'SELECTION_CONFIRMATION':
        return [photos, t('projects.selected', { count: counts.selected })];
      case 'IN_RETOUCH':
        return [
          t('projects.submitted', { count: counts.submitted, of }),
          t('projects.passed', { count: counts.passed, of }),
        ];
      case 'CLIENT_VALIDATION':
        return [t('projects.approved', { count: counts.approved, of })];
      default:
        return [t('projects.selected', { count: counts.selected })];
    }
  };
}
