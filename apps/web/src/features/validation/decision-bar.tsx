import type { Project } from '@etouch/contracts/routes/projects';
import { Button } from '@etouch/ui/button';
import { useTranslation } from 'react-i18next';
import type { Decision } from './review-entries.ts';

export interface DecisionBarProps {
  project: Project;
  counts: Record<Decision, number>;
  isBusy: boolean;
  onApproveRest: () => void;
  onAnswer: () => void;
}

/** How many are decided, the rest at one stroke, and the answer to the studio. It never hides. */
export function DecisionBar({ project, counts, isBusy, onApproveRest, onAnswer }: DecisionBarProps) {
  const { t } = useTranslation();
  const isAsked = project.workflowState === 'CLIENT_VALIDATION';
  const reason = !isAsked
    ? t('validation.answer.notYet', { studio: project.studio.name })
    : counts.open > 0
      ? t('validation.answer.open', { count: counts.open })
      : undefined;
  return (
    <div
      data-density="comfortable"
      className="sticky bottom-0 z-20 border-t border-line bg-panel pb-[env(safe-area-inset-bottom)]"
    >
      <div className="mx-auto flex max-w-5xl flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-2">
        <p aria-live="polite" className="flex flex-wrap gap-x-3 font-medium tabular">
          {counts.approved > 0 ? <span>{t('validation.counts.approved', { count: counts.approved })}</span> : null}
          {counts.rejected > 0 ? <span>{t('validation.counts.rejected', { count: counts.rejected })}</span> : null}
          {counts.open > 0 ? (
            <span className="text-muted">{t('validation.counts.open', { count: counts.open })}</span>
          ) : null}
        </p>
        <div className="flex flex-wrap gap-2">
          {counts.open > 0 ? (
            <Button isBusy={isBusy} onPress={onApproveRest}>
              {t('validation.approveRest', { count: counts.open })}
            </Button>
          ) : null}
          {/* On a phone the answer takes its place once everything is decided. */}
          <span className={counts.open > 0 ? 'max-sm:hidden' : undefined}>
            <Button variant="primary" reason={reason} onPress={onAnswer}>
              {counts.rejected > 0
                ? t('validation.answer.changes', { count: counts.rejected })
                : t('validation.answer.approve')}
            </Button>
          </span>
        </div>
      </div>
    </div>
  );
}
