import { expect, test } from 'vitest';
import { assetQuery, isFiltered, isStacked, readAssetFilter } from './asset-filter.ts';
import { filterSearch } from './light-table-href.ts';

test('an address gives back the filter it was made from', () => {
  const filter = { sort: 'captured', pick: 'PICK', rating: 3, label: ['RED', 'BLUE'], search: 'Écrin 03' } as const;
  const search = filterSearch({ ...filter, label: [...filter.label] });
  const read = Object.fromEntries(
    [...search].map(([key, value]) => [key, value.startsWith('[') ? (JSON.parse(value) as unknown) : value]),
  );
  expect(readAssetFilter(read)).toEqual({ ...filter, only: undefined });
});

test('bursts are folded up in the whole list alone: no match of a filter is hidden', () => {
  expect(isStacked(readAssetFilter({ stacks: true, sort: 'captured' }))).toBe(true);
  expect(isFiltered(readAssetFilter({ stacks: 'true' }))).toBe(false);
  expect(isStacked(readAssetFilter({ stacks: true, pick: 'PICK' }))).toBe(false);
  expect(isStacked(readAssetFilter({ stacks: 'no' }))).toBe(false);
});

test('what an address should not hold is left out', () => {
  const read = readAssetFilter({ sort: 'size', pick: 'MAYBE', rating: 9, label: ['PINK'], only: 'all', search: '' });
  expect(isFiltered(read)).toBe(false);
  expect(assetQuery(read)).toMatchObject({ sort: 'name', pick: undefined, ratingAtLeast: undefined });
});

test('the order alone is no filter', () => {
  expect(isFiltered({ sort: 'captured' })).toBe(false);
  expect(isFiltered({ only: 'trash' })).toBe(true);
});
