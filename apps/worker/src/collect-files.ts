import { systemActor } from '@etouch/db/actor';
import { ActorRefused } from '@etouch/db/actor-refused';
import type { Database } from '@etouch/db/client';
import { forgetFindings } from '@etouch/db/files/file-findings';
import { waysToName, whichAreNamed, type JobsClient } from '@etouch/db/files/named-files';
import { withJobsClient } from '@etouch/db/files/with-jobs-client';
import { recordCollectedFiles } from '@etouch/domain/assets/record-collected-files';
import type { Storage } from '@etouch/integrations/storage/storage';
import { compareStorage, GRACE_MS, pages, type Compared } from './compare-storage.ts';
import type { HeldByBackups } from './held-by-backups.ts';
import type { WorkerLog } from './log.ts';

export interface CollectDeps {
  db: Database;
  /** Connection string of the role etouch_jobs, direct. */
  jobsUrl: string;
  storage: Storage;
  heldByBackups: HeldByBackups;
  log: WorkerLog;
}

export interface Collected extends Compared {
  /** Nobody's for long enough, and named by a kept backup: they stay. */
  held: number;
  removed: number;
  removedBytes: number;
}

/** How long a file has to have been found to be nobody's before it goes; somebody may look at the report meanwhile. */
export const WAIT_MS = 6 * 24 * 60 * 60 * 1000;
/** Writes that nobody finished are given up after so long: no upload takes longer. */
const UNFINISHED_MS = 8 * 24 * 60 * 60 * 1000;
/** One comparison at a time, on whatever machine. */
const LOCK = 5_068_010;

/**
 * Compares storage and rows, reports what is missing, and removes the files that no row and no kept backup names: each of
 * them was found by an earlier run too, is older than the grace period, and is asked for once more just before it goes.
 * Killed at any point it begins again. Null when another process is at it.
 * @param mode `report`: removes nothing
 */
export async function collectFiles(
  deps: CollectDeps,
  now: Date,
  { mode, checkContent = false }: { mode: 'report' | 'remove'; checkContent?: boolean },
): Promise<Collected | null> {
  return withJobsClient(deps.jobsUrl, async (client) => {
    const { rows } = await client.query<{ free: boolean }>('SELECT pg_try_advisory_lock($1) AS free', [LOCK]);
    if (!rows[0]?.free) return null;
    const compared = await compareStorage(client, deps.storage, now, checkContent);
    const collected: Collected = { ...compared, held: 0, removed: 0, removedBytes: 0 };
    if (mode === 'remove') {
      const before = new Date(now.getTime() - WAIT_MS);
      for await (const keys of pages(client, 'ORPHANED', before)) await removePage(deps, client, now, keys, collected);
      await deps.storage.removeUnfinished(new Date(now.getTime() - UNFINISHED_MS));
    }
    deps.log.info('files compared', { ...collected });
    const { MISSING, SIZE, CHECKSUM } = compared.problems;
    if (MISSING + SIZE + CHECKSUM > 0) deps.log.warn('files missing or altered', { MISSING, SIZE, CHECKSUM });
    return collected;
  });
}

async function removePage(
  deps: CollectDeps,
  client: JobsClient,
  now: Date,
  keys: string[],
  collected: Collected,
): Promise<void> {
  const held = await deps.heldByBackups(new Set(keys.flatMap(waysToName)));
  const named = await whichAreNamed(client, keys);
  const free = keys.filter((key) => !named.has(key) && !waysToName(key).some((way) => held.has(way)));
  collected.held += keys.filter((key) => !named.has(key)).length - free.length;
  for (const [studioId, ofStudio] of Object.entries(Object.groupBy(free, (key) => studioOf(key) ?? ''))) {
    // A key of another form was not made by us: it is reported, and somebody else's.
    if (!ofStudio || studioId === '') continue;
    const files = await stillOld(deps.storage, ofStudio, now);
    if (files.length === 0) continue;
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    // First: what was removed and not written down could not be explained.
    await audit(deps, studioId, { keys: files.map((file) => file.key), bytes });
    for (const { key } of files) await deps.storage.remove(key);
    await forgetFindings(client, ofStudio);
    collected.removed += files.length;
    collected.removedBytes += bytes;
  }
}

async function stillOld(storage: Storage, keys: string[], now: Date): Promise<{ key: string; bytes: number }[]> {
  const files: { key: string; bytes: number }[] = [];
  for (const key of keys) {
    const facts = await storage.stat(key);
    if (facts && facts.modifiedAt.getTime() <= now.getTime() - GRACE_MS) files.push({ key, bytes: facts.bytes });
  }
  return files;
}

async function audit(deps: CollectDeps, studioId: string, files: { keys: string[]; bytes: number }): Promise<void> {
  try {
    await recordCollectedFiles(deps, systemActor(studioId), files);
  } catch (error) {
    // The studio is gone with everything that could tell of it; the log is what is left.
    if (!(error instanceof ActorRefused)) throw error;
    deps.log.info('files of a deleted studio collected', { studioId, ...files });
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const KINDS = new Set(['originals', 'versions', 'derivatives']);

/** The studio of a key that has the form of ours: kind, studio, project, and what follows. */
function studioOf(key: string): string | undefined {
  const [kind = '', studioId = '', projectId = '', rest] = key.split('/');
  const isOurs = KINDS.has(kind) && rest && [studioId, projectId].every((part) => UUID.test(part));
  return isOurs ? studioId : undefined;
}
