import { clsx } from 'clsx';
import { Layers } from 'lucide-react';
import { Button } from 'react-aria-components';
import { Icon } from './icon.tsx';
import { Tooltip } from './tooltip.tsx';

export interface StackCountProps {
  /** Its words for the screen reader and the tooltip. */
  label: string;
  /** What is seen: a number, or "2/5". */
  children: string;
  /** Given, it can be pressed. */
  onPress?: () => void;
  isOpen?: boolean;
  shortcut?: string;
}

const LOOK = 'inline-flex h-5 shrink-0 items-center gap-1 rounded-sm px-1.5 text-12 font-medium tabular';

/** A pile of photos in the corner of a cell: how many there are, and whether they lie open. */
export function StackCount({ label, children, onPress, isOpen = false, shortcut }: StackCountProps) {
  const inside = (
    <>
      <Icon of={Layers} className="size-3.5" />
      {children}
    </>
  );
  if (!onPress)
    return (
      <span title={label} className={clsx(LOOK, 'bg-hover text-muted')}>
        {inside}
        <span className="sr-only">{label}</span>
      </span>
    );
  return (
    <Tooltip text={label} shortcut={shortcut}>
      <Button
        aria-label={label}
        aria-expanded={isOpen}
        onPress={onPress}
        className={clsx(LOOK, 'pointer-events-auto', isOpen ? 'bg-accent-soft text-accent-text' : 'bg-panel text-text')}
      >
        {inside}
      </Button>
    </Tooltip>
  );
}
