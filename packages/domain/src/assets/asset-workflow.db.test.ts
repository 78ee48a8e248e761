import { assetStatus } from '@etouch/contracts/enums';
import { keptMoves } from '@etouch/db/testing/kept-moves';
import { expect, test } from 'vitest';
import { assetMoves } from './asset-workflow.ts';

test('the database lets a photo make the moves of the table, and no other', async () => {
  const words = assetMoves.map(([from, to]) => `${from} ${to}`);
  expect(await keptMoves('Asset', assetStatus.options)).toEqual(words.toSorted());
});
