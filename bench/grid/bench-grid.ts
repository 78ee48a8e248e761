import { Client } from 'pg';
import { aPerson, signedIn } from '../../apps/server/src/testing/people.ts';
import { startTestServer } from '../../apps/server/src/testing/test-server.ts';
import type { TestServer } from '../../apps/server/src/testing/test-server.ts';
import { fillLoad } from '../../packages/db/src/testing/load/fill-load.ts';
import { loadId } from '../../packages/db/src/testing/load/load-actors.ts';
import { median, metric } from '../metric.ts';
import type { Bench, Metric } from '../metric.ts';
import { onPostgres } from '../on-postgres.ts';

const LIMIT = 200;
const TIMES = 10;
const SORTS = ['name', 'uploaded', 'captured'] as const;

type Get = (path: string) => Promise<{ nextCursor: string | null; items: unknown[] }>;

/**
 * The last page of 200 photos against the first, of one project with 100,000, through the route; in each order a grid
 * has. The row `api` is the route's first page against the one SELECT it cannot do without.
 */
export const benchGrid: Bench = ({ runs, small }) =>
  onPostgres(async () => {
    const times = small ? 2 : runs * TIMES;
    const photos = small ? 1_000 : 100_000;
    const server = await startTestServer();
    try {
      await fillLoad(server.database.superuserUrl, { studios: 1, clients: 1, projects: 1, assets: photos });
      const get = await asStudio(server);
      const metrics: Metric[] = [];
      let name: { first: number[]; deepest: number[] } | undefined;
      for (const sort of SORTS) {
        const address = `/api/projects/${loadId(10, 0)}/assets?limit=${LIMIT}&sort=${sort}`;
        const taken = await compare(get, address, await deepest(get, address, photos), times);
        name ??= taken;
        metrics.push(metric(`grid: by ${sort}`, 'ms', median(taken.deepest), median(taken.first), taken.first.length));
      }
      const bare = await bareSelects(server, times);
      return [...metrics, metric('api', 'ms', median(name!.first), median(bare), bare.length)];
    } finally {
      await server.close();
    }
  });

async function asStudio(server: TestServer): Promise<Get> {
  await aPerson(server, { email: 'grid@example.test', memberOf: [[loadId(1, 0), 'STUDIO_ADMIN']] });
  const browser = await signedIn(server, 'grid@example.test');
  return async (path) => {
    const response = await browser.get(path);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json() as ReturnType<Get>;
  };
}

/** Walks to the end as somebody who scrolls does. @returns the address of the last whole page */
async function deepest(get: Get, address: string, photos: number): Promise<string> {
  let last = address;
  let seen = 0;
  for (let next: string | null = address; next;) {
    const { items, nextCursor } = await get(next);
    seen += items.length;
    if (items.length === LIMIT) last = next;
    next = nextCursor && `${address}&cursor=${encodeURIComponent(nextCursor)}`;
  }
  if (seen !== photos) throw new Error(`walked past ${seen} of ${photos} photos`);
  return last;
}

async function compare(get: Get, first: string, last: string, times: number) {
  const taken = { first: [] as number[], deepest: [] as number[] };
  for (let time = 0; time < times; time++) {
    taken.first.push(await timed(() => get(first)));
    taken.deepest.push(await timed(() => get(last)));
  }
  return taken;
}

async function bareSelects(server: TestServer, times: number): Promise<number[]> {
  const client = new Client(server.database.superuserUrl);
  await client.connect();
  const sql = `SELECT * FROM "Asset" WHERE "projectId" = $1 ORDER BY "originalName", id LIMIT ${LIMIT + 1}`;
  const taken: number[] = [];
  for (let time = 0; time <= times; time++) taken.push(await timed(() => client.query(sql, [loadId(10, 0)])));
  await client.end();
  return taken.slice(1);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
