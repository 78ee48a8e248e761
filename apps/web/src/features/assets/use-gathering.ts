import { useState } from 'react';
import type { useAssets } from './use-assets.ts';

/** Fetches what a filter still holds, so that "all" means all of it and not what happens to be loaded. */
export function useGathering(pages: ReturnType<typeof useAssets>['pages']) {
  const [isGathering, setGathering] = useState(false);
  /** Returns the ids of every photo of the filter; null when a page could not be had: the list says so itself. */
  const gather = async (): Promise<Set<string> | null> => {
    setGathering(true);
    try {
      let known: Pick<typeof pages, 'data' | 'hasNextPage' | 'isError'> = pages;
      while (known.hasNextPage && !known.isError) known = await pages.fetchNextPage();
      return known.isError ? null : new Set(known.data?.pages.flatMap(({ items }) => items.map(({ id }) => id)));
    } finally {
      setGathering(false);
    }
  };
  return { gather, isGathering };
}
