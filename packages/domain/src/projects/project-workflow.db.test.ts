import { createOwnerDatabase } from '@etouch/db/owner-client';
import { createTestDatabase } from '@etouch/db/testing/database';
import { expect, test } from 'vitest';
import { transitionRows } from './project-workflow.ts';

test('the rows the database checks transitions against are those of the table', async () => {
  const urls = await createTestDatabase();
  const owner = createOwnerDatabase(urls);
  const kept = await owner.workflowTransition.findMany();
  await owner.$disconnect();
  await urls.drop();
  const words = kept.map(({ fromState, action, toState }) => `${fromState} ${action} ${toState}`);
  expect(words.toSorted()).toEqual(transitionRows.map(({ from, action, to }) => `${from} ${action} ${to}`).toSorted());
});
