import type { Asset } from '@etouch/contracts/routes/assets';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { AssetFilter } from './asset-filter.ts';
import { assetPages } from './first-photos.ts';

/**
 * The photos of a filter, page by page as one scrolls; the grid and the light table share them.
 * @param stacked of each burst its sharpest frame alone
 * @param isWanted false: not yet
 */
export function useAssets(projectId: string, filter: AssetFilter, stacked = false, isWanted = true) {
  const pages = useInfiniteQuery({ ...assetPages(projectId, filter, stacked), enabled: isWanted });
  const assets = useMemo<Asset[]>(() => pages.data?.pages.flatMap((page) => page.items) ?? [], [pages.data]);
  return { pages, assets };
}
