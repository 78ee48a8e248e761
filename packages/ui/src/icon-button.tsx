import { clsx } from 'clsx';
import { useState } from 'react';
import { Button as AriaButton, ToggleButton } from 'react-aria-components';
import { Icon } from './icon.tsx';
import type { LucideIcon } from './icon.tsx';
import { Tooltip } from './tooltip.tsx';

export interface IconButtonProps {
  icon: LucideIcon;
  /** The word; read by screen readers and shown in the tooltip. */
  label: string;
  shortcut?: string;
  /** Given, the button is a toggle and shows this state. */
  isSelected?: boolean;
  /** Why it is refused now. */
  reason?: string;
  onPress?: () => void;
  isSmall?: boolean;
  placement?: 'top' | 'bottom' | 'left' | 'right';
  slot?: string | null;
}

/** An icon without its word, which its tooltip names together with its shortcut. */
export function IconButton({
  icon,
  label,
  shortcut,
  isSelected,
  reason,
  onPress,
  isSmall = false,
  placement = 'bottom',
  slot,
}: IconButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const refused = reason !== undefined;
  const shared = {
    'aria-label': label,
    slot,
    className: clsx(
      'inline-flex shrink-0 items-center justify-center rounded-md transition-colors selected:bg-accent-soft selected:text-accent-text',
      isSmall ? 'size-7' : 'size-(--control)',
      refused ? 'text-muted/60' : 'text-muted hover:bg-hover hover:text-text pressed:bg-sunken',
    ),
    children: <Icon of={icon} />,
    ...(refused
      ? { render: (dom: React.JSX.IntrinsicElements['button']) => <button {...dom} aria-disabled="true" /> }
      : {}),
  };
  const press = refused ? () => setOpen(true) : onPress;
  return (
    <Tooltip
      text={reason ?? label}
      shortcut={refused ? undefined : shortcut}
      placement={placement}
      isOpen={isOpen}
      onOpenChange={setOpen}
    >
      {isSelected === undefined ? (
        <AriaButton {...shared} onPress={press} />
      ) : (
        <ToggleButton {...shared} isSelected={isSelected} onChange={() => press?.()} />
      )}
    </Tooltip>
  );
}
