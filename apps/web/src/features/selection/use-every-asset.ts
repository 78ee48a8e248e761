import { useEffect } from 'react';
import { useAssets } from '../assets/use-assets.ts';

const NO_FILTER = {};

/**
 * All photos shown to the client, by name. They come page by page without being asked for: filters by person, the index
 * of the large view and the last look before submitting all need the whole list.
 */
export function useEveryAsset(projectId: string) {
  const { pages, assets } = useAssets(projectId, NO_FILTER);
  const { hasNextPage, isFetchingNextPage, fetchNextPage, isError } = pages;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isError) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, isError]);
  return { pages, assets, isWhole: pages.isSuccess && !hasNextPage };
}
