import { clsx } from 'clsx';
import { ProgressBar } from 'react-aria-components';

export interface ProgressProps {
  label: string;
  /** 0 to 1; left out while nothing can be counted. */
  value?: number;
  /** What is done and what is left: "128 sur 412 · encore 2 min". */
  detail?: string;
  isLabelHidden?: boolean;
  tone?: 'accent' | 'green' | 'red' | 'muted';
}

const FILL = { accent: 'bg-accent', green: 'bg-green', red: 'bg-red', muted: 'bg-muted' };

/** A work of more than a second: what it is, how far, what is left. */
export function Progress({ label, value, detail, isLabelHidden = false, tone = 'accent' }: ProgressProps) {
  return (
    <ProgressBar
      aria-label={label}
      value={(value ?? 0) * 100}
      isIndeterminate={value === undefined}
      valueLabel={detail}
      className="flex w-full flex-col gap-1"
    >
      {isLabelHidden && !detail ? null : (
        <span className="flex justify-between gap-4 text-12">
          <span className={clsx('truncate', isLabelHidden && 'sr-only')}>{label}</span>
          {detail ? <span className="text-muted tabular">{detail}</span> : null}
        </span>
      )}
      <span className="block h-1 overflow-hidden rounded-full bg-line">
        <span
          className={clsx(
            'block h-full rounded-full',
            FILL[tone],
            value === undefined ? 'indeterminate w-1/3' : 'w-full origin-left transition-transform',
          )}
          style={value === undefined ? undefined : { transform: `scaleX(${value})` }}
        />
      </span>
    </ProgressBar>
  );
}
