import { FIRST_PHOTOS, listAssets } from '@etouch/contracts/routes/assets';
import { pictureUrl } from '../../lib/picture-url.ts';
import { apiPages, queryClient } from '../../lib/query.ts';
import { assetQuery, isStacked, readAssetFilter } from './asset-filter.ts';
import type { AssetFilter } from './asset-filter.ts';
import { keptScroll } from './kept-scroll.ts';

/** A cell of the grid is hardly smaller, CSS pixels. */
const CELL = 200;

/** The question of the grid: its photos in pages. */
export function assetPages(projectId: string, filter: AssetFilter, stacked: boolean) {
  const query = { ...assetQuery(filter), ...(stacked ? { stacked: 'true' as const } : {}) };
  return apiPages(listAssets, { params: { projectId }, query }, FIRST_PHOTOS);
}

/**
 * Asks for the first photos of a view, and for the thumbnails that will be in the window, before anything is drawn.
 * @param isWanted false: somebody points at a link to it, and may go elsewhere; then no picture is fetched
 */
export async function readFirstPhotos(
  projectId: string,
  view: { href: string; search: object },
  isWanted: boolean,
): Promise<void> {
  const filter = readAssetFilter(view.search as Record<string, unknown>);
  const { pages } = await queryClient.ensureInfiniteQueryData(assetPages(projectId, filter, isStacked(filter)));
  if (!isWanted || keptScroll(view.href) > 0) return;
  const inWindow = Math.ceil((window.innerWidth * window.innerHeight) / CELL ** 2);
  for (const { picture } of pages[0]?.items.slice(0, inWindow) ?? []) {
    const source = pictureUrl(picture, 'thumbnail');
    if (source) new Image().src = source;
  }
}
