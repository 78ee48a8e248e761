import type { RoundAsset, Version } from '@etouch/contracts/routes/rounds';
import { expect, it } from 'vitest';
import type { RoundWork } from '../rounds/use-rounds.ts';
import { countDecisions, decisionOf, nextOpen, reviewOf } from './review-entries.ts';

const picture = { width: 3, height: 2, thumbhash: null, mediaUrl: null };
const version = (id: string, clientDecision: Version['clientDecision'] = null): Version => ({
  id,
  number: 1,
  assetId: 'a',
  roundId: 'r',
  roundAssetId: 'ra',
  fileName: `${id}.jpg`,
  sizeBytes: 1,
  sha256: '',
  status: 'READY',
  picture,
  processingError: null,
  processingDetail: null,
  matchedBy: 'NAME',
  organization: null,
  handedInAt: null,
  qualityCheck: null,
  releasedAt: '2026-11-22T00:00:00.000Z',
  clientDecision,
  createdAt: '2026-11-22T00:00:00.000Z',
});
const photo = (assetId: string, versions: Version[], state: RoundAsset['state'] = 'QC_PASSED'): RoundAsset => ({
  roundId: 'round',
  id: `ra-${assetId}-${versions.map(({ id }) => id).join('')}`,
  assetId,
  name: `${assetId}.jpg`,
  picture,
  state,
  instruction: null,
  categories: [],
  assignment: null,
  versions,
  openComments: 0,
});
const round = (number: number, assets: RoundAsset[]): RoundWork => ({
  id: `r${number}`,
  number,
  billable: false,
  deadline: null,
  openedAt: '2026-11-22T00:00:00.000Z',
  closedAt: null,
  guidelines: [],
  assets,
});

it('reviews the newest round of which something was released, with the versions seen before', () => {
  const first = round(1, [
    photo('a', [version('a1', 'REJECTED')], 'REJECTED'),
    photo('b', [version('b1', 'APPROVED')], 'APPROVED'),
  ]);
  const waiting = reviewOf([round(2, [photo('a', [])]), first]);
  expect(waiting.round?.number).toBe(1);
  const review = reviewOf([round(2, [photo('a', [version('a3'), version('a2')])]), first]);
  expect(review.entries.map((entry) => [entry.version.id, entry.earlier.map(({ id }) => id)])).toEqual([
    ['a3', ['a2', 'a1']],
  ]);
  expect(review.settled).toBe(1);
});

it('has nothing before anything was released', () => {
  expect(reviewOf([round(1, [photo('a', [])])])).toEqual({ round: null, entries: [], settled: 0 });
});

it('counts a photo without a released version as undecided', () => {
  const review = reviewOf([
    round(1, [photo('a', [version('a1', 'APPROVED')]), photo('b', []), photo('c', [version('c1')])]),
  ]);
  expect(countDecisions(review)).toEqual({ open: 2, approved: 1, rejected: 0 });
});

it('goes on to the next undecided photo, from the start again after the last', () => {
  const { entries } = reviewOf([
    round(1, [photo('a', [version('a1')]), photo('b', [version('b1', 'APPROVED')]), photo('c', [version('c1')])]),
  ]);
  const ids = entries.map(({ asset }) => asset.id);
  expect(entries.map(decisionOf)).toEqual(['open', 'approved', 'open']);
  expect(nextOpen(entries, ids[0] ?? '')?.version.id).toBe('c1');
  expect(nextOpen(entries, ids[2] ?? '')?.version.id).toBe('a1');
  expect(nextOpen(entries.slice(1, 2), ids[1] ?? '')).toBeNull();
});
