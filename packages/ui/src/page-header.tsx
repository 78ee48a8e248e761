import { clsx } from 'clsx';
import type { ReactNode } from 'react';

export interface PageHeaderProps {
  title: ReactNode;
  /** Shown on a phone only: elsewhere the breadcrumbs right above already say it. */
  isTitleQuiet?: boolean;
  /** Where it stands: a Stepper, badges, who holds it and since when. */
  status?: ReactNode;
  /** What this person can do next: one ButtonMenu. */
  actions?: ReactNode;
  /** Tabs under it. */
  tabs?: ReactNode;
}

/** The head of a page: what it is, where it stands, what to do next. */
export function PageHeader({ title, isTitleQuiet = false, status, actions, tabs }: PageHeaderProps) {
  return (
    <header className="border-b border-line bg-panel px-4 sm:px-6">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
        <div className="flex min-w-0 flex-wrap items-center gap-x-6 gap-y-1">
          <h1 className={clsx('min-w-0 truncate text-18 font-semibold', isTitleQuiet && 'sm:sr-only')}>{title}</h1>
          {status}
        </div>
        {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
      </div>
      {tabs}
    </header>
  );
}
