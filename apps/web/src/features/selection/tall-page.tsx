import type { ReactNode } from 'react';

/** A page as tall as its content, at least as tall as the window: what sticks to its edges sticks all the way down. */
export function TallPage({ children }: { children: ReactNode }) {
  return <div className="flex shrink-0 grow flex-col">{children}</div>;
}
