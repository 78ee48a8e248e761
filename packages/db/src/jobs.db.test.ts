import { EventEmitter, once } from 'node:events';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBoss, installJobs } from './boss.ts';
import { databaseRefusal } from './testing/database-refusal.ts';
import { enqueue } from './enqueue.ts';
import { jobNames } from './jobs.ts';
import type { Jobs } from './jobs.ts';
import type { OpenShoot } from './testing/open-shoot.ts';
import { openShoot } from './testing/open-shoot.ts';
import { withClient } from './with-client.ts';

let open: OpenShoot;
let boss: ReturnType<typeof createBoss>;
const arrived = new EventEmitter();
const seen: string[] = [];

beforeAll(async () => {
  open = await openShoot();
  await installJobs(open.urls.jobsUrl);
  boss = createBoss(open.urls.jobsUrl);
  boss.on('error', () => {});
  await boss.start();
  await boss.work<Jobs['process-asset']>('process-asset', (jobs) => {
    for (const { data } of jobs) {
      seen.push(data.assetId);
      arrived.emit(data.assetId);
    }
    return Promise.resolve();
  });
});
afterAll(async () => {
  await boss.stop({ graceful: false });
  await open.close();
});

const job = (assetId: string) => ({ organizationId: open.shoot.studio.id, assetId });

test('installing twice changes nothing', async () => {
  await installJobs(open.urls.jobsUrl);
  expect((await boss.getQueues()).map((queue) => queue.name).toSorted()).toEqual(
    expect.arrayContaining(jobNames.toSorted()),
  );
});

test('a job exists exactly when its transaction commits, and arrives without waiting for a poll', async () => {
  const { actor } = open.shoot.studio.people.admin;
  const [never, soon] = [v7(), v7()];
  const undone = open.db.withActor(actor, async (tx) => {
    await enqueue(tx, 'process-asset', job(never));
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  const delivered = once(arrived, soon);
  await open.db.withActor(actor, (tx) => enqueue(tx, 'process-asset', job(soon)));
  const committed = performance.now();
  await delivered;
  // Polling alone would take up to two seconds.
  expect(performance.now() - committed).toBeLessThan(1_000);
  expect(seen).not.toContain(never);
  const kept = await withClient(open.urls.jobsUrl, (client) =>
    client.query(`SELECT 1 FROM pgboss.job WHERE data->>'assetId' = $1`, [never]),
  );
  expect(kept.rows).toEqual([]);
});

test('the same key is taken once in its time', async () => {
  const { actor } = open.shoot.studio.people.admin;
  const add = () =>
    open.db.withActor(actor, (tx) =>
      enqueue(tx, 'purge-expired-uploads', {}, { singletonKey: 'purge', singletonSeconds: 1_000_000_000 }),
    );
  expect(await add()).toMatch(/^[0-9a-f-]{36}$/);
  expect(await add()).toBeUndefined();
});

test('the application adds jobs, and neither changes nor removes them', async () => {
  await withClient(open.urls.appUrl, async (app) => {
    for (const statement of [
      'UPDATE pgboss.job SET data = NULL',
      'DELETE FROM pgboss.job',
      'UPDATE pgboss.queue SET notify = false',
    ]) {
      const error = await app.query(statement).catch((thrown: unknown) => thrown);
      expect(databaseRefusal(error)).toBe('NOT_ALLOWED');
    }
  });
});
