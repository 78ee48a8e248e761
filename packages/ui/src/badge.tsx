import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import type { LucideIcon } from './icon.tsx';

export type Tone = 'neutral' | 'accent' | 'green' | 'amber' | 'red';

const TONE: Record<Tone, string> = {
  neutral: 'bg-hover text-muted',
  accent: 'bg-accent-soft text-accent-text',
  green: 'bg-green-soft text-green',
  amber: 'bg-amber-soft text-amber',
  red: 'bg-red-soft text-red',
};

/** A short word or number about a thing: "v3", "2 commentaires". */
export function Badge({ children, icon, tone = 'neutral' }: { children: ReactNode; icon?: LucideIcon; tone?: Tone }) {
  return (
    <span
      className={clsx(
        'inline-flex h-5 shrink-0 items-center gap-1 rounded-sm px-1.5 text-12 font-medium whitespace-nowrap tabular',
        TONE[tone],
      )}
    >
      {icon ? <Icon of={icon} className="size-3.5" /> : null}
      {children}
    </span>
  );
}
