import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { link, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSetupError } from '../database-setup-error.ts';
import { isRunning, processIdentity } from '../process-identity.ts';
import { maintenanceDirectory } from './directory.ts';

/** What stands in a lock file; `holder` is the process's identity, so that a number used again is not taken for it. */
interface LockFile {
  holder: string;
  purpose: string;
  /** UTC, ISO 8601. */
  since: string;
  released?: true;
}

export interface MaintenanceHolder {
  pid: number;
  /** What it does, as one reads it in a terminal: `db:migrate:safe`. */
  purpose: string;
  /** UTC, ISO 8601. */
  since: string;
}

/** Somebody else is at work; nothing was done. */
export class MaintenanceUnderWay extends DatabaseSetupError {}

export interface MaintenanceLock {
  release(): Promise<void>;
}

/**
 * Takes the one right to copy, replace or migrate this data directory's database. A dead holder's lock is taken over.
 * @throws MaintenanceUnderWay naming who holds it
 */
export async function acquireMaintenanceLock(dataDir: string, purpose: string): Promise<MaintenanceLock> {
  const directory = maintenanceDirectory(dataDir);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  for (;;) {
    assertNoMaintenance(dataDir);
    const generation = highest(await readdir(directory)) + 1;
    const lock: LockFile = { holder: processIdentity(process.pid) ?? '', purpose, since: new Date().toISOString() };
    if (await claim(directory, generation, lock)) {
      return { release: () => write(directory, fileOf(generation), { ...lock, released: true }) };
    }
  }
}

/** Who works on this data directory's database now. What a killed process left behind does not count. */
export function heldMaintenance(dataDir: string): MaintenanceHolder | undefined {
  const lock = unreleased(dataDir);
  return lock && isRunning(lock.holder) ? describe(lock) : undefined;
}

/** Who was killed while working on it, as long as nobody has taken the lock since. */
export function abandonedMaintenance(dataDir: string): MaintenanceHolder | undefined {
  const lock = unreleased(dataDir);
  return lock && !isRunning(lock.holder) ? describe(lock) : undefined;
}

function describe({ holder, purpose, since }: LockFile): MaintenanceHolder {
  return { pid: Number.parseInt(holder, 10), purpose, since };
}

function unreleased(dataDir: string): LockFile | undefined {
  const directory = maintenanceDirectory(dataDir);
  for (;;) {
    const generation = highest(list(directory));
    if (generation === 0) return undefined;
    const lock = read(join(directory, fileOf(generation)));
    if (lock) return lock.released ? undefined : lock;
    // Gone between the two looks: a newer one has taken its place.
  }
}

/** @throws MaintenanceUnderWay naming who is at work */
export function assertNoMaintenance(dataDir: string): void {
  const held = heldMaintenance(dataDir);
  if (!held) return;
  throw new MaintenanceUnderWay(
    `${held.purpose} is at work on this database (process ${held.pid}, since ${held.since}): wait until it has ended`,
  );
}

/**
 * Each holder has a file of its own, numbered upwards, and the highest counts. Linking it fails when another was first;
 * whoever looked too long ago finds a higher one afterwards. The last file stays, released, so numbers never start again:
 * nothing is ever deleted that might be somebody's.
 */
async function claim(directory: string, generation: number, lock: LockFile): Promise<boolean> {
  const draft = `lock-draft-${randomUUID()}`;
  const path = join(directory, fileOf(generation));
  await write(directory, draft, lock);
  try {
    await link(join(directory, draft), path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    await rm(join(directory, draft), { force: true });
  }
  const names = await readdir(directory);
  if (highest(names) !== generation) {
    await rm(path, { force: true });
    return false;
  }
  const earlier = names.filter((name) => generationOf(name) > 0 && generationOf(name) < generation);
  for (const name of earlier) await rm(join(directory, name), { force: true });
  return true;
}

/** Appears whole under its name, on the disk. */
async function write(directory: string, name: string, lock: LockFile): Promise<void> {
  const draft = join(directory, `${name}.writing`);
  const file = await open(draft, 'w', 0o600);
  try {
    await file.writeFile(JSON.stringify(lock));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, join(directory, name));
}

const fileOf = (generation: number) => `lock-${generation}.json`;
const generationOf = (name: string) => Number(/^lock-(\d+)\.json$/.exec(name)?.[1] ?? 0);
const highest = (names: string[]) => Math.max(0, ...names.map(generationOf));

function list(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function read(path: string): LockFile | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as LockFile;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
