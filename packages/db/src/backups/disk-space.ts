import { mkdir, readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSetupError } from '../database-setup-error.ts';

/** Left to the rest of the machine: its server's own log and write-ahead log must still find room. */
const SPARE_BYTES = 64 * 1024 * 1024;

/** Bytes of all files below; one that vanishes meanwhile counts nothing. */
export async function directoryBytes(directory: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(directory, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    bytes += await stat(join(entry.parentPath, entry.name)).then(
      ({ size }) => size,
      () => 0,
    );
  }
  return bytes;
}

/**
 * @param bytes what is about to be written below `directory`
 * @throws DatabaseSetupError with both numbers, before anything is written
 */
export async function assertSpace(directory: string, bytes: number, purpose: string): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o711 });
  const { bavail, bsize } = await statfs(directory);
  const needed = bytes + SPARE_BYTES;
  if (bavail * bsize >= needed) return;
  throw new DatabaseSetupError(
    `too little space in ${directory}: ${purpose} needs ${megabytes(needed)}, ${megabytes(bavail * bsize)} are free`,
  );
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1024 / 1024)} MB`;
}

/** The system's word for a full disk, or for this user's share of it, in ours; other errors stay what they are. */
export function diskFullOr(error: unknown, directory: string): unknown {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  if (!/ENOSPC|EDQUOT/.test(code) && !/No space left on device|53100/.test(`${message} ${code}`)) return error;
  return new DatabaseSetupError(
    `the disk of ${directory} is full; what was begun has been removed, nothing was changed`,
  );
}
