import { clsx } from 'clsx';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { Icon } from './icon.tsx';
import type { LucideIcon } from './icon.tsx';
import { Tooltip } from './tooltip.tsx';

export interface SegmentedProps<T extends string> {
  label: string;
  options: { id: T; label: string; icon?: LucideIcon; shortcut?: string }[];
  value: T;
  onChange: (id: T) => void;
  /** Only the icons are drawn; each tooltip has its word. */
  isIconOnly?: boolean;
}

/** One of two to five ways to see the same thing. */
export function Segmented<T extends string>({
  label,
  options,
  value,
  onChange,
  isIconOnly = false,
}: SegmentedProps<T>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const next = options.find((option) => keys.has(option.id));
        if (next && next.id !== value) onChange(next.id);
      }}
      className="inline-flex w-fit shrink-0 rounded-md bg-sunken p-0.5"
    >
      {options.map((option) => {
        const button = (
          <ToggleButton
            key={option.id}
            id={option.id}
            aria-label={isIconOnly ? option.label : undefined}
            className={clsx(
              'inline-flex min-h-[calc(var(--control)-4px)] items-center justify-center gap-1.5 rounded-sm text-body whitespace-nowrap text-muted transition-colors hover:text-text selected:bg-panel selected:text-text selected:outline-1 selected:outline-line selected:focus-visible:outline-2',
              isIconOnly ? 'w-8' : 'px-2.5',
            )}
          >
            {option.icon ? <Icon of={option.icon} /> : null}
            {isIconOnly ? null : option.label}
          </ToggleButton>
        );
        return isIconOnly ? (
          <Tooltip key={option.id} text={option.label} shortcut={option.shortcut} placement="bottom">
            {button}
          </Tooltip>
        ) : (
          button
        );
      })}
    </ToggleButtonGroup>
  );
}
