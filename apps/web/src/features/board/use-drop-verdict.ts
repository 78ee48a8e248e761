import type { ProjectWorkflowState } from '@etouch/contracts/enums';
import type { ProjectCard } from '@etouch/contracts/routes/projects';
import { useTranslation } from 'react-i18next';
import { useGuardWords } from '../../lib/use-problem.ts';
import { actionsTo } from '../projects/project-actions.ts';
import type { AvailableAction } from '../projects/project-actions.ts';
import { useActionLabel } from '../projects/use-action-label.ts';

export interface DropVerdict {
  /** Null: a drop is refused. */
  action: AvailableAction | null;
  words: string;
  /** The card comes from this column. */
  isHome: boolean;
}

/** What dropping the dragged card on a column would do, or why it may not; null while nothing is dragged. */
export function useDropVerdict(): (dragged: ProjectCard | null, state: ProjectWorkflowState) => DropVerdict | null {
  const { t } = useTranslation();
  const guard = useGuardWords();
  const label = useActionLabel();
  return (dragged, state) => {
    if (!dragged) return null;
    if (dragged.workflowState === state) return { action: null, words: t('board.alreadyHere'), isHome: true };
    const [action] = actionsTo(dragged, state);
    if (!action) {
      const from = t(`workflow.states.${dragged.workflowState}`);
      return { action: null, words: t('board.notFromHere', { state: from }), isHome: false };
    }
    if (action.refusedBy) return { action: null, words: guard(action.refusedBy), isHome: false };
    return { action, words: t('board.dropHere', { action: label(action) }), isHome: false };
  };
}
