import type { ReactNode } from 'react';
import { useTitle } from '../../lib/use-title.ts';

/** The one thing a page without a session asks for. */
export function OutsideCard({ title, text, children }: { title: string; text?: ReactNode; children: ReactNode }) {
  useTitle(title);
  return (
    <div className="mx-auto flex w-full max-w-sm grow flex-col justify-center gap-6 px-4 py-8">
      <header className="flex flex-col gap-2">
        <h1 className="text-24 font-semibold tracking-tight text-balance">{title}</h1>
        {text ? <p className="text-muted">{text}</p> : null}
      </header>
      {children}
    </div>
  );
}
