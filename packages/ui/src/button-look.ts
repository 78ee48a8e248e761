import { clsx } from 'clsx';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

const LOOK: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-hover pressed:bg-accent-hover',
  secondary: 'border border-line bg-panel text-text hover:bg-hover pressed:bg-sunken',
  quiet: 'text-text hover:bg-hover pressed:bg-sunken',
  danger: 'border border-red bg-panel text-red hover:bg-red-soft pressed:bg-red-soft',
};

const REFUSED = 'cursor-default border border-line bg-sunken text-muted';

/** The classes of a button, shared by the real button and by a link that looks like one. */
export function buttonLook(variant: ButtonVariant, refused: boolean, small: boolean, wide: boolean): string {
  return clsx(
    'relative inline-flex shrink-0 items-center justify-center gap-1.5 overflow-hidden rounded-md font-medium whitespace-nowrap no-underline transition-colors select-none',
    small ? 'min-h-7 px-2 text-12' : 'min-h-(--control) px-(--control-x) text-body',
    wide && 'w-full',
    refused ? REFUSED : LOOK[variant],
  );
}
