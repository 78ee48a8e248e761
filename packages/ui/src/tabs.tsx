import { clsx } from 'clsx';
import { Link } from 'react-aria-components';

export interface Tab {
  href: string;
  label: string;
  /** A number beside the word. */
  count?: number | string;
  isCurrent?: boolean;
}

/** The pages of one thing, as links: each has its own address. Scrolls sideways on a phone. */
export function Tabs({ tabs, label }: { tabs: Tab[]; label: string }) {
  return (
    <nav aria-label={label} className="-mb-px flex min-w-0 gap-4 overflow-x-auto [scrollbar-width:none]">
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          data-inset-ring
          aria-current={tab.isCurrent ? 'page' : undefined}
          className={clsx(
            'flex min-h-(--control) shrink-0 items-center gap-1.5 border-b-2 text-body whitespace-nowrap transition-colors',
            tab.isCurrent ? 'border-text font-medium text-text' : 'border-transparent text-muted hover:text-text',
          )}
        >
          {tab.label}
          {tab.count === undefined ? null : <span className="text-12 text-muted tabular">{tab.count}</span>}
        </Link>
      ))}
    </nav>
  );
}
