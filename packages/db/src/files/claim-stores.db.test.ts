import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { claimStores, StoresElsewhere } from './claim-stores.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database?.drop());

test('the first process decides which stores are the installation’s, and others are refused', async () => {
  const ours = { storage: 'disk a', incoming: 'b' };
  const claim = (names: typeof ours, moved = false) => claimStores(database.jobsUrl, names, moved);
  await Promise.all([claim(ours), claim(ours)]);
  await claim(ours);
  await expect(claim({ ...ours, storage: 's3 host bucket/' })).rejects.toThrow(StoresElsewhere);
  await expect(claim({ ...ours, incoming: 'another' })).rejects.toThrow('ETOUCH_DATA/incoming');
  const moved = { storage: 's3 host bucket/', incoming: 'another' };
  await claim(moved, true);
  await claim(moved);
  await expect(claim(ours)).rejects.toThrow('kept in (s3 host bucket/)');
});
