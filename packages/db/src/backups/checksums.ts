import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { DatabaseSetupError } from '../database-setup-error.ts';
import { MANIFEST } from './backup.ts';

/** Files of a backup that its manifest does not hold: they are written after it. */
const OUTSIDE = new Set([MANIFEST, 'backup.json']);

/**
 * Writes the SHA-256 of every file under `directory` to its `sha256sums` (as `sha256sum -c` reads it), after each of them,
 * and each directory's list of names, has reached the disk.
 * @returns the bytes of all of them
 */
export async function sealDirectory(directory: string): Promise<number> {
  const files = await filesOf(directory);
  const lines: string[] = [];
  let bytes = 0;
  for (const path of files) {
    bytes += await flush(path);
    lines.push(`${await checksum(path)}  ${relative(directory, path)}\n`);
  }
  for (const path of await directoriesOf(directory)) await flush(path);
  await writeFile(join(directory, MANIFEST), lines.join(''), { mode: 0o600, flush: true });
  await flush(directory);
  return bytes;
}

/** @throws DatabaseSetupError naming the backup and the first file that is not what it was */
export async function verifySeal(directory: string): Promise<void> {
  const damaged = (file: string) =>
    new DatabaseSetupError(`the backup ${basename(directory)} is damaged: ${file} (it lies in ${directory})`);
  const manifest = await readFile(join(directory, MANIFEST), 'utf8').catch(() => {
    throw damaged(MANIFEST);
  });
  const expected = new Map<string, string>();
  for (const line of manifest.split('\n')) if (line !== '') expected.set(line.slice(66), line.slice(0, 64));
  for (const path of await filesOf(directory)) {
    const name = relative(directory, path);
    if (expected.get(name) !== (await checksum(path))) throw damaged(name);
    expected.delete(name);
  }
  const [missing] = expected.keys();
  if (missing) throw damaged(missing);
}

/** Makes a directory with everything below safe from a power cut. */
export async function flushAll(directory: string): Promise<void> {
  for (const path of await filesOf(directory)) await flush(path);
  for (const path of await directoriesOf(directory)) await flush(path);
  await flush(directory);
}

/** Makes a file, or a directory's names, safe from a power cut. @returns its bytes */
export async function flush(path: string): Promise<number> {
  const file = await open(path, 'r');
  try {
    await file.sync();
    return (await file.stat()).size;
  } finally {
    await file.close();
  }
}

/** All files below, sorted; not those written after the manifest. */
async function filesOf(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.filter((path) => !OUTSIDE.has(relative(directory, path))).sort();
}

async function directoriesOf(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
}

async function checksum(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1024 * 1024 }), hash);
  return hash.digest('hex');
}
