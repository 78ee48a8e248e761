import { ChevronRight } from 'lucide-react';
import { Breadcrumb, Breadcrumbs as AriaBreadcrumbs, Link } from 'react-aria-components';
import { Icon } from './icon.tsx';

/** The way down to this page; the last one is where the person is. */
export function Breadcrumbs({ items, label }: { items: { href?: string; label: string }[]; label: string }) {
  return (
    <AriaBreadcrumbs aria-label={label} className="flex min-w-0 items-center gap-1 text-body">
      {items.map((item, index) => (
        <Breadcrumb key={item.href ?? item.label} className="flex min-w-0 items-center gap-1">
          {index > 0 ? <Icon of={ChevronRight} className="text-muted" /> : null}
          <Link
            href={item.href}
            className="truncate rounded-sm text-muted hover:text-text current:font-medium current:text-text"
          >
            {item.label}
          </Link>
        </Breadcrumb>
      ))}
    </AriaBreadcrumbs>
  );
}
