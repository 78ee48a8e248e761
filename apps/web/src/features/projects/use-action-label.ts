import { useTranslation } from 'react-i18next';
import type { AvailableAction } from './project-actions.ts';

/** The verb of an action, with in whose place it is done. */
export function useActionLabel(): (action: AvailableAction) => string {
  const { t } = useTranslation();
  return ({ action, onBehalf }) => {
    const words = t(`workflow.actions.${action}`);
    return onBehalf && action !== 'SELECT_FOR_CLIENT' ? t('workflow.onBehalf', { action: words }) : words;
  };
}
