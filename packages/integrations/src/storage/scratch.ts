import { createHash, randomUUID } from 'node:crypto';
import { readlinkSync } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { makeDirectory } from './durable.ts';

/** What was left by a process of another machine is removed after a day: it may still be writing younger ones. */
const LEFT_BEHIND_MS = 24 * 60 * 60 * 1000;

/** Where a process id means something: this machine, and the container if it is in one. */
const PLACE = createHash('sha256').update(`${hostname()} ${pidNamespace()}`).digest('hex').slice(0, 12);
/** This process and this life of it: the same id may have been another's. */
const LIFE = randomUUID().slice(0, 8);
const OWN = `${PLACE}.${process.pid}.${LIFE}.`;

/** Whether a folder was lent by a process of this place that is no more. */
function isOfDeadProcess(name: string): boolean {
  const [place, id, life] = name.split('.');
  const pid = Number(id);
  if (place !== PLACE || !(pid > 0)) return false;
  if (pid === process.pid) return life !== LIFE;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

function pidNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    // Other systems than Linux have none.
    return '';
  }
}

/** A folder of this machine for what is being made. */
export interface Scratch {
  /** Its path; made, and rid of what is old or a dead process's, on the first call. */
  folder(): Promise<string>;
  /** Lends a new folder in it, which is removed afterwards. */
  withFolder<T>(use: (directory: string) => Promise<T>): Promise<T>;
  removeLeftBehind(before: Date): Promise<void>;
}

export function createScratch(path: string): Scratch {
  const removeLeftBehind = async (before: Date) => {
    for (const name of await readdir(path)) {
      const facts = await stat(join(path, name)).catch(() => null);
      if (facts && facts.mtimeMs < before.getTime()) await rm(join(path, name), { recursive: true, force: true });
    }
  };
  let ready: Promise<string> | undefined;
  const prepare = async () => {
    await makeDirectory(path);
    await removeLeftBehind(new Date(Date.now() - LEFT_BEHIND_MS));
    for (const name of (await readdir(path)).filter(isOfDeadProcess))
      await rm(join(path, name), { recursive: true, force: true });
    return path;
  };
  const folder = () =>
    (ready ??= prepare().catch((error: unknown) => {
      ready = undefined;
      throw error;
    }));
  return {
    folder,
    async removeLeftBehind(before) {
      await folder();
      await removeLeftBehind(before);
    },
    async withFolder(use) {
      const directory = join(await folder(), `${OWN}${randomUUID()}`);
      await mkdir(directory);
      try {
        return await use(directory);
      } finally {
        await rm(directory, { recursive: true, force: true });
      }
    },
  };
}
