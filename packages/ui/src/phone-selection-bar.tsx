import { clsx } from 'clsx';
import { Button } from './button.tsx';

export interface PhoneSelectionBarProps {
  chosen: number;
  limit?: number;
  /** "12 / 20 choisies", in the person's language. */
  countText: string;
  /** Price of what is above the limit: "3 en plus · 45,00 € HT". */
  extraText?: string;
  /** "Terminer ma sélection". */
  actionLabel: string;
  reason?: string;
  isBusy?: boolean;
  onAction: () => void;
}

/** The bar under a client's photos: count, limit, price, one button. It never hides. */
export function PhoneSelectionBar({
  chosen,
  limit,
  countText,
  extraText,
  actionLabel,
  reason,
  isBusy,
  onAction,
}: PhoneSelectionBarProps) {
  const isOver = limit !== undefined && chosen > limit;
  return (
    <div
      data-density="comfortable"
      className="sticky bottom-0 z-20 border-t border-line bg-panel pb-[env(safe-area-inset-bottom)]"
    >
      {limit === undefined ? null : (
        <div aria-hidden="true" className="h-0.5 bg-line">
          <div
            className={clsx('h-full w-full origin-left transition-transform', isOver ? 'bg-amber' : 'bg-accent')}
            style={{ transform: `scaleX(${Math.min(1, chosen / Math.max(1, limit))})` }}
          />
        </div>
      )}
      <div className="mx-auto flex max-w-5xl items-center justify-between gap-4 px-4 py-2">
        <p aria-live="polite" className="min-w-0">
          <span className="block truncate font-medium tabular">{countText}</span>
          {extraText ? <span className="block truncate text-12 text-amber tabular">{extraText}</span> : null}
        </p>
        <Button variant="primary" reason={reason} isBusy={isBusy} onPress={onAction}>
          {actionLabel}
        </Button>
      </div>
    </div>
  );
}
