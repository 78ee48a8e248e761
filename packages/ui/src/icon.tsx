import type { LucideIcon } from 'lucide-react';
import { clsx } from 'clsx';

export type { LucideIcon } from 'lucide-react';

export interface IconProps {
  of: LucideIcon;
  /** Pixels; 16 unless the place needs a larger drawing (empty states, targets of a phone). */
  size?: 16 | 20 | 24;
  /** Says what the icon means where no word stands beside it; left out, the icon is decoration. */
  label?: string;
  className?: string;
}

/** A Lucide icon, drawn at 16 px with a stroke of 1.5 px. */
export function Icon({ of: Drawing, size = 16, label, className }: IconProps) {
  return (
    <Drawing
      size={size}
      strokeWidth={1.5}
      absoluteStrokeWidth
      className={clsx('shrink-0', className)}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    />
  );
}
