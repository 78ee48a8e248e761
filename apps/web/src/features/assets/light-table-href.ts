import { paths } from '../../lib/paths.ts';
import type { AssetFilter } from './asset-filter.ts';

/** The address of one photo, large, within the filter it was opened from; with the photos to compare, side by side. */
export function lightTableHref(projectId: string, assetId: string, filter: AssetFilter, compare?: string[]): string {
  const search = filterSearch(filter);
  if (compare) search.set('compare', JSON.stringify(compare));
  return search.size > 0 ? `${paths.photo(projectId, assetId)}?${search.toString()}` : paths.photo(projectId, assetId);
}

/** The filter as the router writes it into an address. */
export function filterSearch(filter: AssetFilter): URLSearchParams {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(filter) as [string, string | number | boolean | string[] | undefined][])
    if (value !== undefined) search.set(key, Array.isArray(value) ? JSON.stringify(value) : String(value));
  return search;
}
