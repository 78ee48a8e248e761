import { clsx } from 'clsx';

const WIDTHS = ['w-3/4', 'w-full', 'w-5/6', 'w-2/3'];

/** Where text will come, in its exact height. Pictures have their thumbhash instead. */
export function Skeleton({ lines = 1 }: { lines?: number }) {
  return (
    <div aria-hidden="true" className="flex flex-col text-body">
      {Array.from({ length: lines }, (_, index) => (
        <span
          key={index}
          className={clsx(
            'my-[0.35em] block h-[0.75em] animate-pulse rounded-sm bg-line',
            WIDTHS[index % WIDTHS.length],
          )}
        />
      ))}
    </div>
  );
}
