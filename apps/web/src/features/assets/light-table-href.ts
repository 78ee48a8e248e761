import { paths } from '../../lib/paths.ts';
import { writeView } from '../viewer/view-address.ts';
import type { View } from '../viewer/view-geometry.ts';
import type { AssetFilter } from './asset-filter.ts';

/** What of a photo is looked at, and beside which others. */
interface Look {
  /** Photos shown side by side. */
  compare?: string[];
  view?: View;
}

/** The address of one photo, large, within the filter it was opened from. */
export function lightTableHref(projectId: string, assetId: string, filter: AssetFilter, look: Look = {}): string {
  const search = filterSearch(filter);
  if (look.compare) search.set('compare', JSON.stringify(look.compare));
  for (const [key, value] of Object.entries(look.view ? writeView(look.view) : {})) search.set(key, value);
  return search.size > 0 ? `${paths.photo(projectId, assetId)}?${search.toString()}` : paths.photo(projectId, assetId);
}

/** The filter as the router writes it into an address. */
export function filterSearch(filter: AssetFilter): URLSearchParams {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(filter) as [string, string | number | boolean | string[] | undefined][])
    if (value !== undefined) search.set(key, Array.isArray(value) ? JSON.stringify(value) : String(value));
  return search;
}
