import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase } from '@etouch/db/testing/database';
import type { TestDatabase } from '@etouch/db/testing/database';
import { fillLoad } from '@etouch/db/testing/load/fill-load';
import { explainHotQueries } from './testing/explain-hot-queries.ts';

/** A twentieth of an installation: enough for a whole table to be the worse choice. plans.full.test.ts has all of it. */
const SIZE = { studios: 20, clients: 5, projects: 10, assets: 300 };

let urls: TestDatabase;
beforeAll(async () => {
  urls = await createTestDatabase();
  await fillLoad(urls.superuserUrl, SIZE);
});
afterAll(() => urls.drop());

describe('what screens ask most, as the application', () => {
  test('is narrowed by an index first', async () => {
    const plans = await explainHotQueries(urls, SIZE);
    expect(plans.length).toBeGreaterThanOrEqual(28);
    expect(plans.filter(({ wide }) => wide.length > 0)).toEqual([]);
  });
});
