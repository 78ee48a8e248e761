import { createReadStream } from 'node:fs';
import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Which of some storage keys a kept backup still needs. */
export type HeldByBackups = (keys: ReadonlySet<string>) => Promise<ReadonlySet<string>>;

/**
 * Looks the keys up in the inventories of the backups in a data directory (`backups/<time>/files.jsonl`: one JSON object a
 * line, one of its values the key). A restored backup must find its originals, so these files stay until it is pruned. A
 * backup without an inventory may need any of them.
 */
export function createHeldByBackups(dataDir: string): HeldByBackups {
  const root = join(dataDir, 'backups');
  return async (keys) => {
    const held = new Set<string>();
    for (const name of keys.size > 0 ? await directories(root) : []) {
      const inventory = join(root, name, 'files.jsonl');
      if (await exists(inventory)) {
        for await (const key of keysOf(inventory)) if (keys.has(key)) held.add(key);
      } else if (await exists(join(root, name, 'backup.json'))) {
        return keys;
      }
    }
    return held;
  };
}

async function* keysOf(inventory: string): AsyncGenerator<string> {
  for await (const line of createInterface({ input: createReadStream(inventory), crlfDelay: Infinity })) {
    if (line === '') continue;
    for (const value of Object.values(JSON.parse(line) as object)) if (typeof value === 'string') yield value;
  }
}

async function directories(root: string): Promise<string[]> {
  const entries = await readdir(root, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );
