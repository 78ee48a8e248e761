import type { ReactNode } from 'react';

/** An inspector beside the stage on a wide screen, below it on a narrow one, so that the picture keeps its room. */
export function SidePanel({ children }: { children: ReactNode }) {
  return (
    <div className="flex max-h-2/5 min-h-0 shrink-0 border-t border-line max-lg:*:w-full lg:max-h-none lg:border-t-0">
      {children}
    </div>
  );
}
