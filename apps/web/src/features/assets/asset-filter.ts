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
  camera?: string[];
  lens?: string[];
  isoFrom?: number;
  isoTo?: number;
  /** Calendar days, both included, on the reader's clock. */
  from?: string;
  to?: string;
  /** Stars that were in the file when it came, at least. */
  stars?: number;
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
    camera: readNames(search['camera']),
    lens: readNames(search['lens']),
    isoFrom: readNumber(search['isoFrom'], 2_147_483_647),
    isoTo: readNumber(search['isoTo'], 2_147_483_647),
    from: readDay(search['from']),
    to: readDay(search['to']),
    stars: readNumber(search['stars'], 5),
  };
}

function readNames(value: unknown): string[] | undefined {
  const names = [value].flat().filter((name): name is string => typeof name === 'string' && name !== '');
  return names.length > 0 ? names.slice(0, 50) : undefined;
}

function readNumber(value: unknown, largest: number): number | undefined {
  const number = Number(value);
  return Number.isInteger(number) && number >= 1 && number <= largest ? number : undefined;
}

function readDay(value: unknown): string | undefined {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined;
}

/** The moment a day begins on the reader's clock; `later` days after it. */
function dayStart(day: string | undefined, later = 0): string | undefined {
  if (!day) return undefined;
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}

/** The same as the API's query. */
export function assetQuery({ sort, pick, rating, label, only, search, ...capture }: AssetFilter): Query {
  return {
    limit: 200,
    sort: sort ?? 'name',
    pick,
    ratingAtLeast: rating,
    colourLabel: label,
    only,
    search,
    camera: capture.camera,
    lens: capture.lens,
    isoAtLeast: capture.isoFrom,
    isoAtMost: capture.isoTo,
    capturedFrom: dayStart(capture.from),
    capturedBefore: dayStart(capture.to, 1),
    fileRatingAtLeast: capture.stars,
  };
}

/** Whether the grid folds bursts up: what a filter finds is never hidden in a stack. */
export function isStacked(filter: AssetFilter): boolean {
  return filter.stacks === true && !isFiltered(filter);
}

export function isFiltered({ sort: _sort, stacks: _stacks, ...filter }: AssetFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined);
}
