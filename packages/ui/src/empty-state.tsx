import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import type { LucideIcon } from './icon.tsx';

/** A place where nothing is yet: one sentence that says what will be here, one button that starts it. */
export function EmptyState({ icon, children, action }: { icon?: LucideIcon; children: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex flex-col items-center justify-center gap-4 px-6 py-16 text-center">
      {icon ? <Icon of={icon} size={24} className="text-muted" /> : null}
      <p className="max-w-sm text-15 text-balance text-muted">{children}</p>
      {action}
    </div>
  );
}
