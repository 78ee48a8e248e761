import { clsx } from 'clsx';
import type { ReactNode } from 'react';

export interface PanelProps {
  title?: ReactNode;
  /** Beside the title. */
  actions?: ReactNode;
  children: ReactNode;
  /** No padding inside: a table or a list comes to the edges. */
  isFlush?: boolean;
  level?: 2 | 3;
}

/** A bounded group of one subject. */
export function Panel({ title, actions, children, isFlush = false, level = 2 }: PanelProps) {
  const Title = level === 2 ? 'h2' : 'h3';
  return (
    <section className="min-w-0 overflow-hidden rounded-md border border-line bg-panel">
      {title || actions ? (
        <header
          className={clsx(
            'flex min-h-10 items-center justify-between gap-3 px-4 pt-2',
            isFlush && 'border-b border-line pb-2',
          )}
        >
          {title ? <Title className="truncate text-13 font-semibold">{title}</Title> : <span />}
          {actions ? <div className="flex items-center gap-1">{actions}</div> : null}
        </header>
      ) : null}
      <div className={clsx(!isFlush && 'p-4', !isFlush && (title || actions) && 'pt-2')}>{children}</div>
    </section>
  );
}
