import { clsx } from 'clsx';
import type { DropVerdict } from './use-drop-verdict.ts';

/** What a drop would do, at the foot of the column so that no card moves under the pointer. */
export function VerdictNote({ verdict }: { verdict: DropVerdict }) {
  return (
    <p
      className={clsx(
        'pointer-events-none absolute inset-x-2 bottom-2 rounded-md bg-panel px-2 py-1.5 text-center text-12 text-balance shadow-float',
        verdict.action ? 'font-medium text-accent-text' : 'text-muted',
      )}
    >
      {verdict.words}
    </p>
  );
}
