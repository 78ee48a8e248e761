import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { Link } from 'react-aria-components';
import { Icon } from './icon.tsx';
import type { LucideIcon } from './icon.tsx';

export interface NavItem {
  href: string;
  label: string;
  icon: LucideIcon;
  isCurrent?: boolean;
  /** A count beside it: things that wait for this person. */
  count?: number;
}

export interface AppFrameProps {
  /** The mark at the top of the rail. */
  brand: ReactNode;
  nav: NavItem[];
  navLabel: string;
  /** The first thing the keyboard reaches: "Aller au contenu". */
  skipLabel: string;
  /** Left of the top bar: Breadcrumbs. */
  top: ReactNode;
  /** Right of the top bar: search, presence, notifications, organization. */
  topEnd?: ReactNode;
  /** An Inspector, beside the content on a wide screen. */
  inspector?: ReactNode;
  /** Under the top bar, above the content, always in view: that something is not as usual. */
  notice?: ReactNode;
  children: ReactNode;
}

/** The frame of every signed-in screen: rail, top bar, content, inspector; on a phone the rail becomes a bar at the thumb. */
export function AppFrame({ brand, nav, navLabel, skipLabel, top, topEnd, inspector, notice, children }: AppFrameProps) {
  return (
    <div className="flex h-dvh min-h-0 flex-col bg-ground sm:flex-row">
      <a
        href="#content"
        className="sr-only z-50 rounded-md bg-panel p-2 focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
      >
        {skipLabel}
      </a>
      <nav aria-label={navLabel} className="group/rail relative z-30 hidden w-12 shrink-0 sm:block 2xl:w-48">
        <div className="absolute inset-y-0 start-0 flex w-12 flex-col gap-1 overflow-hidden border-e border-line bg-panel p-2 transition-[width] group-focus-within/rail:w-48 group-hover/rail:w-48 hover:delay-200 2xl:w-48">
          <div className="mb-1 flex h-7 items-center">{brand}</div>
          {nav.map((item) => (
            <RailLink key={item.href} item={item} />
          ))}
        </div>
      </nav>
      <div className="flex min-h-0 min-w-0 grow flex-col">
        <header className="flex h-11 shrink-0 items-center justify-between gap-3 border-b border-line bg-panel px-3 sm:px-4">
          <div className="flex min-w-0 items-center">{top}</div>
          <div className="flex shrink-0 items-center gap-1">{topEnd}</div>
        </header>
        {notice}
        <div className="flex min-h-0 grow">
          <main id="content" tabIndex={-1} data-no-ring className="flex min-h-0 min-w-0 grow flex-col overflow-y-auto">
            {children}
          </main>
          {inspector ? <div className="hidden min-h-0 lg:flex">{inspector}</div> : null}
        </div>
      </div>
      <nav
        aria-label={navLabel}
        className="flex shrink-0 justify-around border-t border-line bg-panel pb-[env(safe-area-inset-bottom)] sm:hidden"
      >
        {nav.slice(0, 5).map((item) => (
          <ThumbLink key={item.href} item={item} />
        ))}
      </nav>
    </div>
  );
}

function RailLink({ item }: { item: NavItem }) {
  return (
    <Link
      href={item.href}
      aria-current={item.isCurrent ? 'page' : undefined}
      className={clsx(
        'relative flex h-8 shrink-0 items-center gap-3 rounded-md px-2 text-13 whitespace-nowrap',
        item.isCurrent ? 'bg-hover font-medium text-text' : 'text-muted hover:bg-hover hover:text-text',
      )}
    >
      <Icon of={item.icon} />
      <span className="grow truncate opacity-0 transition-opacity group-focus-within/rail:opacity-100 group-hover/rail:opacity-100 2xl:opacity-100">
        {item.label}
      </span>
      {item.count ? (
        <span className="text-12 tabular opacity-0 group-hover/rail:opacity-100 2xl:opacity-100">{item.count}</span>
      ) : null}
      {item.count ? (
        <span
          aria-hidden="true"
          className="absolute top-1 left-6 size-1.5 rounded-full bg-accent group-hover/rail:hidden 2xl:hidden"
        />
      ) : null}
    </Link>
  );
}

function ThumbLink({ item }: { item: NavItem }) {
  return (
    <Link
      href={item.href}
      data-inset-ring
      aria-current={item.isCurrent ? 'page' : undefined}
      className={clsx(
        'relative flex min-h-13 min-w-11 grow flex-col items-center justify-center gap-0.5 text-12',
        item.isCurrent ? 'font-medium text-text' : 'text-muted',
      )}
    >
      <Icon of={item.icon} size={20} />
      {item.label}
      {item.count ? (
        <span aria-hidden="true" className="absolute top-1.5 left-1/2 ms-2.5 size-1.5 rounded-full bg-accent" />
      ) : null}
    </Link>
  );
}
