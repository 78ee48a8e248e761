import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { listBackups } from '@etouch/db/backups/list-backups';
import { pruneBackups } from '@etouch/db/backups/prune-backups';
import { takeBackup } from '@etouch/db/backups/take-backup';
import { isUnchangedSince } from '@etouch/db/backups/unchanged';
import type { Database } from '@etouch/db/database';
import { makePrivateDirectory } from '@etouch/db/data-directory';
import { describe } from '../bootstrap/failure.mjs';
import { nextBackup } from './backup-time.ts';
import type { BackupTime } from './backup-time.ts';

/** One long wait would not do: the clock may be set, and a machine may sleep. */
const LOOK = 60_000;

export interface ScheduleOptions {
  database: Database;
  dataDir: string;
  time: BackupTime;
  /** Tells the one who started etouch. */
  say: (line: string) => void;
  /** The clock; tests have their own. */
  now?: () => Date;
}

/**
 * Makes a backup of the embedded database every day, unless nothing has changed since the last one, and removes the ones
 * that are no longer kept. One that failed is tried again an hour later; nothing is removed before one was made.
 */
export function scheduleBackups(options: ScheduleOptions) {
  const stopping = new AbortController();
  const { signal } = stopping;
  const look = backupSchedule({ ...options, signal });
  let looking: Promise<void> = Promise.resolve();

  async function watch(): Promise<void> {
    looking = look().catch((error: unknown) => options.say(describe(error)));
    await looking;
    if (!signal.aborted) timer = setTimeout(() => void watch(), LOOK);
  }
  let timer = setTimeout(() => void watch(), 0);

  return {
    /** Resolves when no backup is under way any more; one that was is given up. */
    async stop(): Promise<void> {
      stopping.abort();
      clearTimeout(timer);
      await looking;
    },
  };
}

/** @returns what looks at the clock and makes a backup when it is due */
export function backupSchedule(options: ScheduleOptions & { signal: AbortSignal }): () => Promise<void> {
  const { database, dataDir, time, say, now = () => new Date(), signal } = options;
  const startedAt = now();
  let failedAt: Date | undefined;
  return async () => {
    const lastAt = await readLast(dataDir, startedAt);
    if (signal.aborted || nextBackup(time, { startedAt, lastAt, failedAt }) > now()) return;
    try {
      const made = await backUpChanges(database, dataDir, signal);
      await writeLast(dataDir, now());
      if (made) say(`The database is backed up: ${made}`);
    } catch (error) {
      if (signal.aborted) return;
      failedAt = now();
      say(`The scheduled backup failed and is tried again in an hour: ${describe(error)}`);
    }
  };
}

/** @returns the new backup's directory, undefined when the last one holds all there is */
async function backUpChanges(database: Database, dataDir: string, signal: AbortSignal): Promise<string | undefined> {
  const last = (await listBackups(dataDir)).at(-1);
  if (last && (await isUnchangedSince(database.adminUrl, last))) return undefined;
  const purpose = 'scheduled backup';
  const { path: made } = await takeBackup({ database, dataDir, reason: 'SCHEDULED', purpose, signal });
  await pruneBackups(dataDir);
  return made;
}

const fileIn = (dataDir: string) => path.join(dataDir, 'maintenance', 'scheduled-backup.json');

/** Of an installation that starts for the first time, now: it has nothing to make up for. */
async function readLast(dataDir: string, now: Date): Promise<Date> {
  try {
    const { lastAt } = JSON.parse(await readFile(fileIn(dataDir), 'utf8')) as { lastAt: string };
    return new Date(lastAt);
  } catch {
    await writeLast(dataDir, now);
    return now;
  }
}

async function writeLast(dataDir: string, lastAt: Date): Promise<void> {
  const file = fileIn(dataDir);
  await makePrivateDirectory(path.dirname(file));
  await writeFile(`${file}.writing`, JSON.stringify({ lastAt }), { flush: true });
  await rename(`${file}.writing`, file);
}
