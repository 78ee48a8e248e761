import { routeUrl } from '@etouch/contracts/client';
import { FIRST_PHOTOS, listAssets } from '@etouch/contracts/routes/assets';
import { expect, it } from 'vitest';
import { firstListUrl } from './first-list.ts';

const projectId = '0193f3a0-0000-7000-8000-000000000001';

it('asks what the photos page asks, and nothing for other pages or a filter', () => {
  const query = { limit: FIRST_PHOTOS, sort: 'name' };
  const pathname = `/projects/${projectId}/photos`;
  expect(firstListUrl({ pathname, search: '' })).toBe(routeUrl(listAssets, { params: { projectId }, query }));
  expect(firstListUrl({ pathname, search: '?pick=PICK' })).toBeNull();
  for (const other of [`/projects/${projectId}`, `${pathname}/${projectId}`, '/projects/../photos', '/'])
    expect(firstListUrl({ pathname: other, search: '' })).toBeNull();
});
