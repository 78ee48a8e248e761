import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { Dialog, DialogTrigger, Popover as AriaPopover } from 'react-aria-components';
import { floatBox } from './classes.ts';

export interface PopoverProps {
  /** The button that opens it. */
  trigger: ReactNode;
  /** Names it for screen readers. */
  label: string;
  children: ReactNode | ((close: () => void) => ReactNode);
  placement?: 'bottom start' | 'bottom end' | 'bottom' | 'top' | 'right' | 'left';
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  width?: 'auto' | 'medium' | 'large';
}

const WIDTH = { auto: 'max-w-80', medium: 'w-80', large: 'w-96' };

/** A small panel beside the button that opened it. */
export function Popover({
  trigger,
  label,
  children,
  placement = 'bottom end',
  isOpen,
  onOpenChange,
  width = 'auto',
}: PopoverProps) {
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      {trigger}
      <AriaPopover placement={placement} offset={4} className={clsx(floatBox, 'overflow-auto', WIDTH[width])}>
        <Dialog aria-label={label} className="p-3 outline-none">
          {({ close }) => (typeof children === 'function' ? children(close) : children)}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  );
}
