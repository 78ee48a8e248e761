import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isSystemError } from './durable.ts';
import { segmentsOf } from './storage-key.ts';
import type { ListedFile } from './storage.ts';

/**
 * Every file below a folder of keys in byte order; holds the names of one path's folders only. A file that goes while it
 * is looked at does not exist.
 * @param without folders directly below `root` that hold nobody's files
 */
export async function* listDisk(
  root: string,
  prefix: string,
  without: ReadonlySet<string>,
): AsyncGenerator<ListedFile> {
  if (prefix !== '') segmentsOf(prefix);
  yield* walk(root, prefix === '' ? '' : `${prefix}/`, without);
}

async function* walk(root: string, prefix: string, without: ReadonlySet<string>): AsyncGenerator<ListedFile> {
  const entries = await readdir(join(root, prefix), { withFileTypes: true }).catch((error: unknown): Dirent[] => {
    if (isSystemError(error, 'ENOENT')) return [];
    throw error;
  });
  // A folder's slash counts: `a-b` comes before `a/…`.
  const names = entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name));
  for (const name of names.filter((one) => !one.startsWith('.')).sort((a, b) => (a < b ? -1 : 1))) {
    const key = `${prefix}${name}`;
    if (key.endsWith('/')) {
      if (!without.has(key.slice(0, -1))) yield* walk(root, key, without);
      continue;
    }
    const facts = await stat(join(root, key)).catch(() => null);
    if (facts?.isFile()) yield { key, bytes: facts.size, modifiedAt: facts.mtime };
  }
}
