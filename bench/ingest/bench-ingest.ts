import { execFile } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { startShoot, startTestWorker } from '../../apps/server/src/testing/shoot.ts';
import type { Shoot } from '../../apps/server/src/testing/shoot.ts';
import { systemActor } from '../../packages/db/src/actor.ts';
import { enqueue } from '../../packages/db/src/enqueue.ts';
import { withClient } from '../../packages/db/src/with-client.ts';
import { cacheDir } from '../../scripts/bootstrap/paths.mjs';
import { madePhoto } from '../made-photo.ts';
import { metric } from '../metric.ts';
import type { Bench } from '../metric.ts';
import { onPostgres } from '../on-postgres.ts';

const run = promisify(execFile);
/** Where the launcher has compiled modules kept. */
const COMPILED = join(cacheDir, 'node');
const BARE = new URL('./bare-loop.ts', import.meta.url).pathname;

/**
 * 200 photos of 24 megapixels, from stored bytes and a committed job each to the last preview READY, by the worker as an
 * installation runs it; against a bare loop over sharp that makes the same derivatives, one or two at a time, whichever
 * is faster. The loop takes one half of the photos before and the other after: a shared machine is now faster, now slower
 * for minutes, which would otherwise tell more than the code. Neither the loop’s start is counted nor that of the worker’s
 * decoding processes: some small photos go before. As in an installation, compiled modules are kept.
 */
export const benchIngest: Bench = ({ small }) =>
  onPostgres(async () => {
    process.env['NODE_COMPILE_CACHE'] ??= COMPILED;
    const photos = small ? 4 : 200;
    const directory = await mkdtemp(join(tmpdir(), 'etouch-ingest-'));
    const [from, to, before] = ['from', 'to', 'before'].map((name) => join(directory, name)) as [
      string,
      string,
      string,
    ];
    try {
      await Promise.all([from, to, before].map((folder) => mkdir(folder)));
      const size = small ? { width: 1500, height: 1000 } : { width: 6000, height: 4000 };
      for (let i = 0; i < photos; i++) await madePhoto(join(from, `${i}.jpg`), size.width, size.height, i + 1);
      const bare: Record<1 | 2, number> = { 1: 0, 2: 0 };
      const half = Math.ceil(photos / 2);
      const takeBare = async (first: number, end: number) => {
        for (const atOnce of [1, 2] as const) {
          const args = [BARE, from, to, ...[atOnce, first, end].map(String)];
          bare[atOnce] += Number((await run(process.execPath, args)).stdout);
        }
      };
      await takeBare(0, half);
      for (let i = 0; i < 2 * availableParallelism(); i++) await madePhoto(join(before, `${i}.jpg`), 600, 400, -i - 1);
      const took = await ingest(from, before);
      await takeBare(half, photos);
      return [metric('ingest', '1/s', (photos / took) * 1000, (photos / Math.min(bare[1], bare[2])) * 1000, photos)];
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  });

async function ingest(from: string, before: string): Promise<number> {
  const shoot = await startShoot();
  try {
    const storeAll = async (folder: string) => {
      const ids: string[] = [];
      for (const file of await readdir(folder)) ids.push(await stored(shoot, join(folder, file)));
      return ids;
    };
    const [first, ids] = [await storeAll(before), await storeAll(from)];
    const worker = await startTestWorker(shoot.server, { mediaProcesses: undefined });
    try {
      const { organizationId } = shoot.studio;
      const commit = (assetIds: string[]) =>
        shoot.server.deps.db.withActor(systemActor(organizationId), async (tx) => {
          for (const assetId of assetIds) await enqueue(tx, 'process-asset', { organizationId, assetId });
        });
      await commit(first);
      await allReady(shoot, first.length);
      const began = performance.now();
      await commit(ids);
      await allReady(shoot, first.length + ids.length);
      return performance.now() - began;
    } finally {
      await worker.stop();
    }
  } finally {
    await shoot.close();
  }
}

/** A photo whose upload is complete: its bytes are stored, its row says UPLOADED. */
async function stored(shoot: Shoot, path: string): Promise<string> {
  const storageKey = `originals/${shoot.studio.organizationId}/${shoot.projectId}/${crypto.randomUUID()}`;
  const { sha256 } = await shoot.server.deps.storage.put(storageKey, createReadStream(path));
  const [row] = await shoot.sql<{ id: string }>(
    `INSERT INTO "Asset" (id, "projectId", "assetType", status, "originalName", "neutralName", "sizeBytes", sha256, "storageKey", "updatedAt")
     VALUES (gen_random_uuid(), $1, 'PHOTO', 'UPLOADED', $2, $3, $4, $5, $6, now()) RETURNING id`,
    [shoot.projectId, path.split('/').at(-1), `${sha256}.jpg`, (await stat(path)).size, sha256, storageKey],
  );
  return row!.id;
}

/** Asked on one connection, seldom and more often towards the end: asking must not cost what is measured. */
async function allReady(shoot: Shoot, photos: number): Promise<void> {
  await withClient(shoot.server.database.superuserUrl, async (client) => {
    for (;;) {
      const { rows } = await client.query<{ ready: number; failed: string | null }>(
        `SELECT count(*) FILTER (WHERE status = 'READY')::int AS ready, max("processingError") AS failed FROM "Asset"`,
      );
      const [row] = rows;
      if (row?.failed) throw new Error(`a photo was not processed: ${row.failed}`);
      if (row?.ready === photos) return;
      await pause(Math.min(500, 20 + (photos - (row?.ready ?? 0)) * 20));
    }
  });
}
