import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '@etouch/db/testing/database';
import type { TestDatabase } from '@etouch/db/testing/database';
import { fillLoad } from '@etouch/db/testing/load/fill-load';
import { INSTALLATION } from '@etouch/db/testing/load/load-size';
import { explainHotQueries } from './testing/explain-hot-queries.ts';

let urls: TestDatabase;
beforeAll(async () => {
  urls = await createTestDatabase();
  const began = performance.now();
  await fillLoad(urls.superuserUrl, INSTALLATION);
  console.log(`filled in ${Math.round((performance.now() - began) / 1000)} s`);
});
afterAll(() => urls.drop());

test('on 200 studios with 2,000,000 photos, what screens ask most is narrowed by an index first', async () => {
  const plans = await explainHotQueries(urls, INSTALLATION);
  for (const { name, statements, ms } of plans) console.log(`${name}: ${statements} statements, ${ms.toFixed(1)} ms`);
  expect(plans.length).toBeGreaterThanOrEqual(28);
  expect(plans.filter(({ wide }) => wide.length > 0)).toEqual([]);
});
