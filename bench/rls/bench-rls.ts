import { Client } from 'pg';
import { createDatabase } from '../../packages/db/src/client.ts';
import { createTestDatabase } from '../../packages/db/src/testing/database.ts';
import type { TestDatabase } from '../../packages/db/src/testing/database.ts';
import { fillLoad } from '../../packages/db/src/testing/load/fill-load.ts';
import { INSTALLATION } from '../../packages/db/src/testing/load/load-size.ts';
import { recordStatements } from '../../packages/db/src/testing/plans/record-statements.ts';
import type { Statement } from '../../packages/db/src/testing/plans/record-statements.ts';
import { hotQueries } from '../../apps/server/src/testing/hot-queries.ts';
import { median, metric } from '../metric.ts';
import type { Bench, Metric } from '../metric.ts';
import { onPostgres } from '../on-postgres.ts';
import { replay } from './replay.ts';

const SMALL = { studios: 4, clients: 2, projects: 10, assets: 100 };

/** As screens ask for them: the board, a page of the grid, a list of comments; by a studio, and by its client. */
const SCREENS = [
  'a page of 200 photos by name',
  'a page of 200 photos by arrival',
  'board of a studio',
  'board of a client',
  'comments of a project',
  'comments of a photo',
];
const ROUNDS = 20;

/**
 * The statements of a screen with and without policies, on 200 studios with 2,000,000 photos: both in a transaction
 * that names the actor first, so the settings are the same; the baseline then goes on as a role that policies do not
 * hold. Taken in turn, so that both meet the same machine.
 */
export const benchRls: Bench = ({ runs, small }) =>
  onPostgres(async () => {
    const size = small ? SMALL : INSTALLATION;
    const urls = await createTestDatabase();
    try {
      await fillLoad(urls.superuserUrl, size);
      const metrics: Metric[] = [];
      for (const screen of hotQueries(size).filter(({ name }) => SCREENS.includes(name))) {
        const statements = await record(urls, screen);
        const { held, free } = await compare(urls, statements, small ? 2 : runs * ROUNDS);
        metrics.push(metric(`rls: ${screen.name}`, 'ms', median(held), median(free), held.length));
      }
      return metrics.toSorted((a, b) => b.ratio - a.ratio);
    } finally {
      await urls.drop();
    }
  });

async function record(urls: TestDatabase, { run, actor }: ReturnType<typeof hotQueries>[number]): Promise<Statement[]> {
  const db = createDatabase({ appUrl: urls.appUrl, directUrl: urls.jobsUrl, poolSize: 1 });
  try {
    return await recordStatements(() => run({ db }, actor));
  } finally {
    await db.close();
  }
}

async function compare(urls: TestDatabase, statements: Statement[], times: number) {
  const [app, superuser] = [new Client(urls.appUrl), new Client(urls.superuserUrl)];
  await Promise.all([app.connect(), superuser.connect()]);
  const outOfReach = async (client: Client) => void (await client.query('RESET ROLE'));
  const held: number[] = [];
  const free: number[] = [];
  try {
    // The first of each warms the caches.
    for (let time = 0; time <= times; time++) {
      const took = [await replay(app, statements), await replay(superuser, statements, outOfReach)] as const;
      if (time === 0) continue;
      held.push(took[0]);
      free.push(took[1]);
    }
  } finally {
    await Promise.all([app.end(), superuser.end()]);
  }
  return { held, free };
}
