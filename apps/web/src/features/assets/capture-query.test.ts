import { expect, it } from 'vitest';
import { assetQuery, readAssetFilter } from './asset-filter.ts';

it('how photos were taken stands in the address, and is asked for in whole days of the reader', () => {
  const filter = readAssetFilter({
    camera: ['NIKON Z 8'],
    lens: 'RF 50mm',
    isoFrom: '64',
    from: '2026-05-01',
    to: '2026-05-02',
    stars: 3,
  });
  const query = assetQuery(filter);
  expect(query).toMatchObject({ camera: ['NIKON Z 8'], lens: ['RF 50mm'], isoAtLeast: 64, fileRatingAtLeast: 3 });
  expect(Date.parse(query.capturedBefore ?? '') - Date.parse(query.capturedFrom ?? '')).toBe(48 * 3_600_000);
  expect(new Date(query.capturedFrom ?? '').getHours()).toBe(0);
});

it('nonsense in the address filters nothing', () => {
  const filter = readAssetFilter({ camera: 7, isoFrom: '-3', isoTo: '1e99', from: 'soon', stars: 9 });
  expect(Object.values(filter).filter((value) => value !== undefined)).toEqual([]);
});
