import { listAssets } from '@etouch/contracts/routes/assets';
import type { Asset } from '@etouch/contracts/routes/assets';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { apiPages } from '../../lib/query.ts';
import { assetQuery } from './asset-filter.ts';
import type { AssetFilter } from './asset-filter.ts';

/**
 * The photos of a filter, page by page as one scrolls; the grid and the light table share them.
 * @param stacked of each burst its sharpest frame alone
 * @param isWanted false: not yet
 */
export function useAssets(projectId: string, filter: AssetFilter, stacked = false, isWanted = true) {
  const query = { ...assetQuery(filter), ...(stacked ? { stacked: 'true' as const } : {}) };
  const pages = useInfiniteQuery({
    ...apiPages(listAssets, { params: { projectId }, query }),
    enabled: isWanted,
  });
  const assets = useMemo<Asset[]>(() => pages.data?.pages.flatMap((page) => page.items) ?? [], [pages.data]);
  return { pages, assets };
}
