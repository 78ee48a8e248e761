import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { makeDirectory } from './durable.ts';

/** What was left by a killed process is removed after a day: another process may still be writing younger ones. */
const LEFT_BEHIND_MS = 24 * 60 * 60 * 1000;

/** A folder of this machine for what is being made. */
export interface Scratch {
  /** Its path; made, and rid of what is old, on the first call. */
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
      const directory = join(await folder(), randomUUID());
      await mkdir(directory);
      try {
        return await use(directory);
      } finally {
        await rm(directory, { recursive: true, force: true });
      }
    },
  };
}
