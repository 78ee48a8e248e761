import type { ReactNode } from 'react';

/** The column at the right about what is selected; 288 px, scrolls by itself. */
export function Inspector({ label, children }: { label: string; children: ReactNode }) {
  return (
    <aside aria-label={label} className="flex w-72 shrink-0 flex-col overflow-y-auto border-s border-line bg-panel">
      {children}
    </aside>
  );
}

/** One subject in the inspector, with its title. */
export function InspectorSection({
  title,
  children,
  actions,
}: {
  title: string;
  children: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <section className="border-b border-line px-4 py-3 last:border-b-0">
      <header className="mb-2 flex min-h-6 items-center justify-between gap-2">
        <h2 className="text-12 font-medium text-muted">{title}</h2>
        {actions}
      </header>
      {children}
    </section>
  );
}

/** Names and values, one under the other: ISO 200, 85 mm, 1/160 s. */
export function Facts({ items }: { items: { label: string; value: ReactNode }[] }) {
  return (
    <dl className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-x-3 gap-y-1 text-12">
      {items.map((item) => (
        <div key={item.label} className="contents">
          <dt className="truncate text-muted">{item.label}</dt>
          <dd className="min-w-0 break-words text-text tabular">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
