import type { ReactNode } from 'react';
import { PageHeader } from '@etouch/ui/page-header';
import { useTitle } from '../lib/use-title.ts';

/** A page of settings or lists: its title, its one action, its content in a column that is comfortable to read. */
export function Page({ title, actions, children }: { title: string; actions?: ReactNode; children: ReactNode }) {
  useTitle(title);
  return (
    <>
      <PageHeader title={title} actions={actions} />
      <div className="mx-auto flex w-full max-w-5xl flex-col gap-6 p-4 sm:p-6">{children}</div>
    </>
  );
}
