import type { RouteInput } from '@etouch/contracts/route';
import type { listAssets } from '@etouch/contracts/routes/assets';

type Query = NonNullable<RouteInput<typeof listAssets>['query']>;

/** What the grid shows and in which order; it stands in the address, so that a view can be sent to a colleague. */
export interface AssetFilter {
  sort?: 'uploaded' | 'name' | 'captured';
  pick?: 'PICK' | 'REJECT' | 'NONE';
  rating?: number;
  label?: ('RED' | 'YELLOW' | 'GREEN' | 'BLUE')[];
  only?: (typeof ONLY)[number];
  search?: string;
  /** Bursts folded up, each under its sharpest frame; a way to look, no filter. */
  stacks?: true;
}

const SORTS = ['uploaded', 'name', 'captured'] as const;
const PICKS = ['PICK', 'REJECT', 'NONE'] as const;
const LABELS = ['RED', 'YELLOW', 'GREEN', 'BLUE'] as const;
const ONLY = ['selected', 'failed', 'hidden', 'trash', 'commented', 'sharpest', 'clipped', 'alike'] as const;

/** Reads the filter from the address; unknown values are left out. */
export function readAssetFilter(search: Record<string, unknown>): AssetFilter {
  const one = <T extends string>(allowed: readonly T[], value: unknown) => allowed.find((known) => known === value);
  const labels = [search['label']].flat().flatMap((value) => one(LABELS, value) ?? []);
  const rating = Number(search['rating']);
  return {
    sort: one(SORTS, search['sort']),
    pick: one(PICKS, search['pick']),
    rating: Number.isInteger(rating) && rating >= 1 && rating <= 5 ? rating : undefined,
    label: labels.length > 0 ? labels : undefined,
    only: one(ONLY, search['only']),
    search: typeof search['search'] === 'string' && search['search'] !== '' ? search['search'] : undefined,
    stacks: search['stacks'] === true || search['stacks'] === 'true' ? true : undefined,
  };
}

/** The same as the API's query. */
export function assetQuery({ sort, pick, rating, label, only, search }: AssetFilter): Query {
  return { limit: 200, sort: sort ?? 'name', pick, ratingAtLeast: rating, colourLabel: label, only, search };
}

/** Whether the grid folds bursts up: what a filter finds is never hidden in a stack. */
export function isStacked(filter: AssetFilter): boolean {
  return filter.stacks === true && !isFiltered(filter);
}

export function isFiltered({ sort: _sort, stacks: _stacks, ...filter }: AssetFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined);
}
