import { clsx } from 'clsx';
import { ToggleButton } from 'react-aria-components';
import { Icon } from './icon.tsx';
import type { LucideIcon } from './icon.tsx';

export interface FilterChipProps {
  label: string;
  /** How many things it would leave. */
  count?: number | string;
  icon?: LucideIcon;
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
}

/** A filter that is on or off, with what it would leave. */
export function FilterChip({ label, count, icon, isSelected, onChange }: FilterChipProps) {
  return (
    <ToggleButton
      isSelected={isSelected}
      onChange={onChange}
      className={clsx(
        'inline-flex min-h-7 shrink-0 items-center gap-1.5 rounded-full border px-2.5 text-12 whitespace-nowrap transition-colors',
        isSelected
          ? 'border-accent-text bg-accent-soft text-accent-text'
          : 'border-line bg-panel text-text hover:bg-hover',
      )}
    >
      {icon ? <Icon of={icon} className="size-3.5" /> : null}
      {label}
      {count === undefined ? null : <span className={clsx('tabular', !isSelected && 'text-muted')}>{count}</span>}
    </ToggleButton>
  );
}
