import { countAssets, getAsset, listAssets, markAssets } from '@etouch/contracts/routes/assets';
import type { Asset, Mark } from '@etouch/contracts/routes/assets';
import type { InfiniteData } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';
import { invalidate, queryClient } from '../../lib/query.ts';
import type { MarkChange } from './mark-keys.ts';

type Pages = InfiniteData<{ items: Asset[]; nextCursor: string | null }>;

/** Shows marks at once in every list that holds the photos; the server's answer follows. */
function showMarks(projectId: string, markOf: (asset: Asset) => Mark | undefined): void {
  const apply = <A extends Asset>(asset: A): A => {
    const mark = markOf(asset);
    return mark ? { ...asset, mark } : asset;
  };
  queryClient.setQueriesData<Pages>(
    { predicate: ({ queryKey }) => queryKey[0] === listAssets.id && JSON.stringify(queryKey).includes(projectId) },
    (data) => data && { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map(apply) })) },
  );
  queryClient.setQueriesData<Asset>({ queryKey: [getAsset.id] }, (asset) => asset && apply(asset));
}

/**
 * Sets one's own rating, label or pick on photos and shows it before the server has answered. Returns what undoes it.
 * When the server refuses, the lists are read again and the refusal is thrown.
 */
export async function setMarks(
  projectId: string,
  assetIds: string[],
  change: MarkChange,
): Promise<() => Promise<void>> {
  const ids = new Set(assetIds);
  showMarks(projectId, (asset) => (ids.has(asset.id) ? { ...asset.mark, ...change } : undefined));
  try {
    const { before } = await api.call(markAssets, { params: { projectId }, body: { assetIds, ...change } });
    await invalidate(countAssets);
    return () => restore(projectId, before);
  } catch (error) {
    await invalidate(listAssets, getAsset);
    throw error;
  }
}

/** Puts the marks back that photos had; those that had the same go in one request. */
async function restore(projectId: string, before: { assetId: string; mark: Mark }[]): Promise<void> {
  const marks = new Map(before.map(({ assetId, mark }) => [assetId, mark]));
  showMarks(projectId, (asset) => marks.get(asset.id));
  const alike = Map.groupBy(before, ({ mark }) => JSON.stringify(mark));
  await Promise.all(
    [...alike.values()].map((group) =>
      api.call(markAssets, {
        params: { projectId },
        body: { assetIds: group.map(({ assetId }) => assetId), ...group[0]?.mark },
      }),
    ),
  );
  await invalidate(countAssets);
}
