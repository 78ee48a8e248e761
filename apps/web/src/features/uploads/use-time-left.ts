import { useTranslation } from 'react-i18next';
import { timeLeft } from './time-left.ts';

/** "encore 3 minutes": how long until everything has arrived; empty while nobody can tell. */
export function useTimeLeftWords(): (seconds: number | null) => string {
  const { t } = useTranslation();
  return (seconds) => {
    if (seconds === null) return '';
    const left = timeLeft(seconds);
    return left.unit === 'moment' ? t('uploads.left.moment') : t(`uploads.left.${left.unit}`, { count: left.count });
  };
}
