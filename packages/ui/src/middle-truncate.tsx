import { clsx } from 'clsx';
import { middleCut } from './middle-cut.ts';

/**
 * A file's name on one line, cut in the middle when it must be; the end is kept, the whole is in the title. A space at the
 * cut is kept too, which is why the head does not collapse its white space.
 */
export function MiddleTruncate({ text, className }: { text: string; className?: string }) {
  const { head, tail } = middleCut(text);
  return (
    <span title={text} className={clsx('flex min-w-0 whitespace-pre', className)}>
      <span className="min-w-0 overflow-hidden text-ellipsis">{head}</span>
      <span className="shrink-0">{tail}</span>
    </span>
  );
}
