import { Skeleton } from '@etouch/ui/skeleton';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ProblemBanner } from './problem-banner.tsx';

export interface LoadedProps<T> {
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
  /** Lines of text that will come. */
  lines?: number;
}

/** One of three: what was loaded, that it is coming, or why it cannot be had. Old data stays in view while new is fetched. */
export function Loaded<T>({ query, children, lines = 4 }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) {
    return (
      <div className="p-4">
        <ProblemBanner error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  }
  return (
    <div className="p-4">
      <Skeleton lines={lines} />
    </div>
  );
}
