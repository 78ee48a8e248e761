import { clsx } from 'clsx';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { LucideIcon } from './icon.tsx';
import { Icon } from './icon.tsx';
import { Spinner } from './spinner.tsx';
import { Tooltip } from './tooltip.tsx';
import { buttonLook } from './button-look.ts';
import type { ButtonVariant } from './button-look.ts';

export type { ButtonVariant } from './button-look.ts';

export interface ButtonProps {
  /** A verb with its object: "Envoyer 42 photos au client". */
  children: ReactNode;
  /** One `primary` per screen. `danger` is for what cannot be undone. */
  variant?: ButtonVariant;
  icon?: LucideIcon;
  /** Work under way: the button keeps its place and focus, refuses presses and is announced as busy. */
  isBusy?: boolean;
  /** Done part of the work, 0 to 1, drawn along the lower edge while busy. */
  progress?: number;
  /** Why the action is refused now. The button stays focusable and tells it on hover, focus and touch. */
  reason?: string;
  shortcut?: string;
  isSmall?: boolean;
  /** Takes the whole width. */
  isWide?: boolean;
  type?: 'button' | 'submit' | 'reset';
  /** On a phone the icon stands alone; the word is read out. */
  isIconOnPhone?: boolean;
  form?: string;
  onPress?: () => void;
  /** Has the focus when it appears: the first field of a dialog, never of a page. */
  takesFocus?: boolean;
  'aria-label'?: string;
  'aria-describedby'?: string;
  slot?: string | null;
}

/** The button. A refused action is shown with its reason instead of being hidden or silently dead. */
export function Button(props: ButtonProps) {
  const {
    children,
    variant = 'secondary',
    icon,
    isBusy = false,
    progress,
    reason,
    shortcut,
    isSmall = false,
    isWide = false,
    isIconOnPhone = false,
  } = props;
  const { onPress, type = 'button', ...rest } = pick(props);
  const refused = reason !== undefined;
  const button = (showReason?: () => void) => (
    <AriaButton
      {...rest}
      type={refused ? 'button' : type}
      isPending={isBusy}
      onPress={refused ? showReason : onPress}
      className={buttonLook(variant, refused, isSmall, isWide)}
      {...(refused ? { render: (dom) => <button {...dom} aria-disabled="true" /> } : {})}
    >
      {isBusy ? <Spinner /> : icon ? <Icon of={icon} /> : null}
      <span className={clsx('truncate', isIconOnPhone && 'max-sm:sr-only')}>{children}</span>
      {isBusy && progress !== undefined ? <Done part={progress} /> : null}
    </AriaButton>
  );
  if (refused) return <WithReason reason={reason}>{button}</WithReason>;
  if (shortcut)
    return (
      <Tooltip text={children} shortcut={shortcut}>
        {button()}
      </Tooltip>
    );
  return button();
}

function pick(props: ButtonProps) {
  const { onPress, type, form, takesFocus, slot } = props;
  return {
    onPress,
    type,
    form,
    ...(takesFocus && { autoFocus: true }),
    slot,
    'aria-label': props['aria-label'],
    'aria-describedby': props['aria-describedby'],
  };
}

/** Hover and focus open the tooltip by themselves; a finger has neither, so pressing opens it too. */
function WithReason({ reason, children }: { reason: string; children: (show: () => void) => ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Tooltip text={reason} delay={150} isOpen={isOpen} onOpenChange={setOpen}>
      {children(() => setOpen(true))}
    </Tooltip>
  );
}

function Done({ part }: { part: number }) {
  return (
    <span aria-hidden="true" className="absolute inset-x-0 bottom-0 h-0.5 bg-current/25">
      <span
        className="block h-full origin-left bg-current transition-transform"
        style={{ transform: `scaleX(${part})` }}
      />
    </span>
  );
}
