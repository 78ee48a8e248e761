import { roundAssetState } from '@etouch/contracts/enums';
import { keptMoves } from '@etouch/db/testing/kept-moves';
import { expect, test } from 'vitest';
import { roundAssetMoves } from './round-asset-workflow.ts';

test('the database lets a photo of a round make the moves of the table, and no other', async () => {
  const words = roundAssetMoves.map(([from, to]) => `${from} ${to}`);
  expect(await keptMoves('RoundAsset', roundAssetState.options)).toEqual(words.toSorted());
});
