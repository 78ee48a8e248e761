import type { ReactNode } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';
import { Kbd } from './kbd.tsx';

export interface TooltipProps {
  /** The one focusable element it explains (a Button, an IconButton, a Link). */
  children: ReactNode;
  text: ReactNode;
  /** Named beside the text. */
  shortcut?: string;
  placement?: 'top' | 'bottom' | 'left' | 'right';
  /** Milliseconds of hovering before it shows; focus shows it at once. */
  delay?: number;
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
}

/** A word about the thing under the pointer or the focus. Never the only place of something a person must know. */
export function Tooltip({
  children,
  text,
  shortcut,
  placement = 'top',
  delay = 500,
  isOpen,
  onOpenChange,
}: TooltipProps) {
  return (
    <TooltipTrigger delay={delay} closeDelay={80} isOpen={isOpen} onOpenChange={onOpenChange}>
      {children}
      <AriaTooltip
        placement={placement}
        offset={6}
        className="float-in flex max-w-72 items-center gap-2 rounded-sm bg-tip px-2 py-1 text-12 text-on-tip"
      >
        <span>{text}</span>
        {shortcut ? <Kbd onTip>{shortcut}</Kbd> : null}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
