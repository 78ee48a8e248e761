import { clsx } from 'clsx';

export interface StepperProps {
  steps: { id: string; label: string }[];
  /** The id of the step where the thing stands; those before it are done. */
  current: string;
  /** "Étape 3 sur 7 : Retouche", read by screen readers and shown on a phone. */
  summary: string;
  /** Names beside every dot when there is room; otherwise only the current one is named. */
  showsAll?: boolean;
}

/** The seven steps of a project: ●━━◉───○. */
export function Stepper({ steps, current, summary, showsAll = false }: StepperProps) {
  const at = steps.findIndex((step) => step.id === current);
  return (
    <div className="flex min-w-0 items-center gap-3">
      <ol aria-label={summary} className="flex min-w-0 shrink-0 items-center">
        {steps.map((step, index) => (
          <li key={step.id} aria-current={index === at ? 'step' : undefined} className="flex items-center gap-1.5">
            {index > 0 ? <Line isPassed={index <= at} isWide={showsAll} /> : null}
            <Dot place={index < at ? 'done' : index === at ? 'current' : 'ahead'} />
            <span
              className={clsx(
                showsAll ? 'hidden text-12 whitespace-nowrap lg:inline' : 'sr-only',
                index === at ? 'font-medium text-text' : 'text-muted',
              )}
            >
              {step.label}
            </span>
          </li>
        ))}
      </ol>
      <span aria-hidden="true" className={clsx('truncate text-body font-medium', showsAll && 'lg:hidden')}>
        {steps[at]?.label}
      </span>
    </div>
  );
}

function Line({ isPassed, isWide }: { isPassed: boolean; isWide: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={clsx(
        'block h-0.5',
        isWide ? 'ms-1.5 w-4 sm:w-6' : '-me-1.5 w-3 sm:w-6',
        isPassed ? 'bg-text' : 'bg-line',
      )}
    />
  );
}

function Dot({ place }: { place: 'done' | 'current' | 'ahead' }) {
  return (
    <svg viewBox="0 0 12 12" className="size-3 shrink-0" aria-hidden="true">
      {place === 'done' ? <circle cx="6" cy="6" r="4" className="fill-text" /> : null}
      {place === 'current' ? (
        <>
          <circle cx="6" cy="6" r="5" className="fill-none stroke-accent-text" strokeWidth="2" />
          <circle cx="6" cy="6" r="2" className="fill-accent-text" />
        </>
      ) : null}
      {place === 'ahead' ? <circle cx="6" cy="6" r="4" className="fill-none stroke-edge" strokeWidth="1.5" /> : null}
    </svg>
  );
}
