import { Button } from '@etouch/ui/button';
import { clsx } from 'clsx';
import { Check, MessageSquare, RotateCcw, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { DecisionBadge } from './decision-badge.tsx';
import { decisionOf } from './review-entries.ts';
import type { ReviewEntry } from './review-entries.ts';

export interface DecideFooterProps {
  /** The form of the rejection has its own buttons. */
  isRejecting: boolean;
  entry: ReviewEntry;
  mayDecide: boolean;
  isBusy: boolean;
  error: unknown;
  onApprove: () => void;
  onReject: () => void;
  onUndecide: () => void;
  onRemarks: () => void;
  /** Open ones. */
  remarks: number;
}

/** At the thumb: approve, reject, or take the decision back. */
export function DecideFooter({ entry, mayDecide, isRejecting, isBusy, error, remarks, ...acts }: DecideFooterProps) {
  const { t } = useTranslation();
  const decision = decisionOf(entry);
  return (
    <footer
      className={clsx(
        'shrink-0 border-t border-line bg-panel pb-[env(safe-area-inset-bottom)]',
        isRejecting && 'max-md:hidden',
      )}
    >
      {error ? (
        <div className="px-4 pt-2">
          <ProblemBanner error={error} />
        </div>
      ) : null}
      <div className="flex flex-wrap items-center justify-between gap-2 px-4 py-2">
        <span className="flex items-center gap-2 md:hidden">
          <Button icon={MessageSquare} aria-label={t('selection.remarks')} onPress={acts.onRemarks}>
            <span className="tabular">{remarks}</span>
          </Button>
          {decision === 'open' ? null : <DecisionBadge decision={decision} />}
        </span>
        <p className="hidden text-12 text-muted md:block">{mayDecide ? t('validation.keys') : null}</p>
        {mayDecide && !isRejecting ? (
          <span className="flex flex-wrap gap-2">
            {decision === 'open' ? (
              <>
                <Button icon={X} shortcut="R" onPress={acts.onReject}>
                  {t('validation.reject')}
                </Button>
                <Button variant="primary" icon={Check} shortcut="↵" isBusy={isBusy} onPress={acts.onApprove}>
                  {t('validation.approve')}
                </Button>
              </>
            ) : (
              <Button icon={RotateCcw} isBusy={isBusy} onPress={acts.onUndecide}>
                {t('validation.undecide')}
              </Button>
            )}
          </span>
        ) : null}
      </div>
    </footer>
  );
}
