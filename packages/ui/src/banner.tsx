import { clsx } from 'clsx';
import { CircleCheck, CircleX, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

export interface BannerProps {
  kind: 'error' | 'warning' | 'info' | 'done';
  /** What happened. */
  title: string;
  /** What is kept, and what to do. */
  children?: ReactNode;
  /** The way on: a button or two. */
  actions?: ReactNode;
}

const LOOK = {
  error: { icon: CircleX, box: 'bg-red-soft', mark: 'text-red' },
  warning: { icon: TriangleAlert, box: 'bg-amber-soft', mark: 'text-amber' },
  info: { icon: Info, box: 'bg-hover', mark: 'text-muted' },
  done: { icon: CircleCheck, box: 'bg-green-soft', mark: 'text-green' },
};

/** Something to know, at the place it concerns. An error interrupts screen readers; the rest waits its turn. */
export function Banner({ kind, title, children, actions }: BannerProps) {
  const { icon, box, mark } = LOOK[kind];
  return (
    <div
      role={kind === 'error' ? 'alert' : 'status'}
      className={clsx('flex flex-wrap items-start gap-x-3 gap-y-2 rounded-md px-3 py-2.5 text-body', box)}
    >
      <div className="flex min-w-0 grow basis-64 gap-2.5">
        <span className={clsx('mt-0.5', mark)}>
          <Icon of={icon} />
        </span>
        <div className="min-w-0">
          <p className="font-medium text-text">{title}</p>
          {children ? <div className="text-text/85">{children}</div> : null}
        </div>
      </div>
      {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
    </div>
  );
}
