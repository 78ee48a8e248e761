import { clsx } from 'clsx';

/** A key or a combination ("Ctrl K", "⇧ 3"), as printed on the keyboard. */
export function Kbd({ children, onTip = false }: { children: string; onTip?: boolean }) {
  return (
    <kbd
      className={clsx(
        'inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-sm border px-1 font-sans text-12 whitespace-nowrap tabular',
        onTip ? 'border-on-tip/30 text-on-tip' : 'border-line text-muted',
      )}
    >
      {children}
    </kbd>
  );
}
