import { createHash, hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { DatabaseSetupError } from '../database-setup-error.ts';
import { MANIFEST } from './backup.ts';
import { concurrently } from './concurrently.ts';

/** Files of a backup that its manifest does not hold: they are written after it. */
const OUTSIDE = new Set([MANIFEST, 'backup.json']);

/**
 * Writes the SHA-256 of every file under `directory` to its `sha256sums` (as `sha256sum -c` reads it), after each of them,
 * and each directory's list of names, has reached the disk.
 * @returns the bytes of all of them
 */
export async function sealDirectory(directory: string): Promise<number> {
  const { files, directories } = await below(directory);
  const sums = new Map<string, string>();
  let bytes = 0;
  await concurrently(files, async (path) => {
    const size = await flush(path);
    bytes += size;
    sums.set(path, await sha256Of(path));
  });
  await concurrently(directories, async (path) => void (await flush(path)));
  const lines = files.map((path) => `${sums.get(path)}  ${relative(directory, path)}\n`);
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
  await concurrently((await below(directory)).files, async (path) => {
    const name = relative(directory, path);
    if (expected.get(name) !== (await sha256Of(path))) throw damaged(name);
    expected.delete(name);
  });
  const [missing] = expected.keys();
  if (missing) throw damaged(missing);
}

/** Makes a directory with everything below safe from a power cut. */
export async function flushAll(directory: string): Promise<void> {
  const { files, directories } = await below(directory);
  await concurrently([...files, ...directories, directory], async (path) => void (await flush(path)));
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

const AT_ONCE_BYTES = 1024 * 1024;

/** SHA-256 of a file's content, hexadecimal. A cluster has a thousand small files: a stream for each would cost more than they. */
export async function sha256Of(path: string): Promise<string> {
  if ((await stat(path)).size <= AT_ONCE_BYTES) return hash('sha256', await readFile(path));
  const digest = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: AT_ONCE_BYTES }), digest);
  return digest.digest('hex');
}

/** All that lies below, sorted; not the files written after the manifest. */
async function below(directory: string): Promise<{ files: string[]; directories: string[] }> {
  const entries = await readdir(directory, { withFileTypes: true, recursive: true });
  const paths = (of: typeof entries) => of.map((entry) => join(entry.parentPath, entry.name)).sort();
  return {
    files: paths(entries.filter((entry) => entry.isFile())).filter((path) => !OUTSIDE.has(relative(directory, path))),
    directories: paths(entries.filter((entry) => entry.isDirectory())),
  };
}
