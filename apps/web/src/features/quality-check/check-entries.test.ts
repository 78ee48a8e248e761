import type { RoundAsset, Version } from '@etouch/contracts/routes/rounds';
import { expect, test } from 'vitest';
import type { RoundWork } from '../rounds/use-rounds.ts';
import { checkEntries, decisionsOf, earlierVersions } from './check-entries.ts';

const version = (id: string, over: Partial<Version> = {}): Version =>
  ({ id, handedInAt: '2026-11-22T10:00:00.000Z', qualityCheck: null, clientDecision: null, ...over }) as Version;
const asset = (state: RoundAsset['state'], ...versions: Version[]): RoundAsset => ({ state, versions }) as RoundAsset;
const round = (...assets: RoundAsset[]): RoundWork => ({ assets }) as RoundWork;
const retouch = { workflowState: 'IN_RETOUCH' } as const;

test('only the newest version of a photo that was handed in waits', () => {
  const waiting = asset('SUBMITTED', version('v2'), version('v1'));
  const rounds = [round(waiting, asset('TODO', version('v3')), asset('QC_PASSED', version('v4')))];
  expect(checkEntries(rounds).map((entry) => entry.version.id)).toEqual(['v2']);
});

test('a version asked for by its address is shown even when it was decided', () => {
  const rounds = [round(asset('SUBMITTED', version('v1')), asset('QC_PASSED', version('v4')))];
  expect(checkEntries(rounds, 'v4').map((entry) => entry.version.id)).toEqual(['v1', 'v4']);
});

test('a decision can be changed until the client has decided or the project moved on', () => {
  const passed = version('v1', { qualityCheck: { decision: 'PASSED', at: '', reason: null } });
  expect(decisionsOf(retouch, { asset: asset('QC_PASSED', passed), version: passed })).toEqual({
    pass: false,
    sendBack: true,
  });
  const decided = version('v1', { clientDecision: 'APPROVED' });
  const none = { pass: false, sendBack: false };
  expect(decisionsOf(retouch, { asset: asset('APPROVED', decided), version: decided })).toEqual(none);
  const moved = { workflowState: 'CLIENT_VALIDATION' } as const;
  expect(decisionsOf(moved, { asset: asset('QC_PASSED', passed), version: passed })).toEqual(none);
  const old = version('v1');
  expect(decisionsOf(retouch, { asset: asset('SUBMITTED', version('v2'), old), version: old })).toEqual(none);
});

test('the versions before one are those of its photo with a smaller number, of every round', () => {
  const of = (assetId: string, ...numbers: number[]) =>
    ({
      assetId,
      versions: numbers.map((number) => version(`${assetId}${number}`, { assetId, number })),
    }) as RoundAsset;
  const [second, first] = [round(of('a', 4, 3), of('b', 2)), round(of('a', 2, 1))];
  const [entry] = second.assets.map((asset) => ({ asset, version: asset.versions[1]! }));
  expect(earlierVersions([second, first], entry!).map(({ id }) => id)).toEqual(['a2', 'a1']);
});
