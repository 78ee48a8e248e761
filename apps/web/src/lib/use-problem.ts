import { useTranslation } from 'react-i18next';
import { problemOf } from './problem.ts';

export interface ProblemWords {
  /** What happened. */
  title: string;
  /** What is kept and what to do. */
  advice: string;
}

/** Turns anything that was thrown into what happened, what is kept and what to do, in the reader's language. */
export function useProblemWords(): (error: unknown) => ProblemWords {
  const { t, i18n } = useTranslation();
  return (error) => {
    const problem = problemOf(error);
    const values = problem.values ?? {};
    const reason = problem.reason;
    const known = reason !== undefined && i18n.exists(`errors.reasons.${reason}`);
    return {
      title: known
        ? t(`errors.reasons.${reason}` as 'errors.reasons.UNKNOWN', values)
        : t(`errors.codes.${problem.code}.title`, values),
      advice: t(`errors.codes.${problem.code}.advice`, values),
    };
  };
}

/** Why a guard of the workflow refuses an action, in one sentence. */
export function useGuardWords(): (guard: string) => string {
  const { t, i18n } = useTranslation();
  return (guard) =>
    i18n.exists(`errors.reasons.${guard}`)
      ? t(`errors.reasons.${guard}` as 'errors.reasons.UNKNOWN')
      : t('errors.reasons.UNKNOWN');
}
