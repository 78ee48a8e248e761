import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { DatabaseSetupError } from '../database-setup-error.ts';

/**
 * Writes the SHA-256 of every file under `directory` to `manifest`, in the form of `sha256sum`, after each of them has
 * reached the disk.
 */
export async function writeChecksums(directory: string, manifest: string): Promise<void> {
  await writeFile(manifest, (await checksums(directory, true)).join(''), { flush: true });
}

/** @throws DatabaseSetupError naming the first file that is not what it was */
export async function verifyChecksums(directory: string, manifest: string): Promise<void> {
  const expected = new Set((await readFile(manifest, 'utf8')).split('\n').filter((line) => line !== ''));
  const found = (await checksums(directory, false)).map((line) => line.trimEnd());
  const changed = found.find((line) => !expected.has(line)) ?? [...expected].find((line) => !found.includes(line));
  if (changed) throw new DatabaseSetupError(`the backup ${directory} is damaged: ${changed.slice(66)}`);
}

async function checksums(directory: string, flush: boolean): Promise<string[]> {
  const files = (await readdir(directory, { withFileTypes: true, recursive: true })).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  const lines: string[] = [];
  for (const path of paths) lines.push(`${await checksum(path, flush)}  ${relative(directory, path)}\n`);
  return lines;
}

async function checksum(path: string, flush: boolean): Promise<string> {
  if (flush) {
    const file = await open(path, 'r');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
  }
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
