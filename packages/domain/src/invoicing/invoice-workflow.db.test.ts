import { invoiceStatus } from '@etouch/contracts/enums';
import { keptMoves } from '@etouch/db/testing/kept-moves';
import { expect, test } from 'vitest';
import { invoiceMoves } from './invoice-workflow.ts';

test('the database lets an invoice make the moves of the table, and no other', async () => {
  const words = invoiceMoves.map(([from, to]) => `${from} ${to}`);
  expect(await keptMoves('Invoice', invoiceStatus.options)).toEqual(words.toSorted());
});
