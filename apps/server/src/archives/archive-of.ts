import { Readable } from 'node:stream';
import { Refusal } from '@etouch/domain/activity/refusal';
import type { ArchiveFile } from '@etouch/domain/assets/list-originals';
import type { ByteRange, Storage } from '@etouch/integrations/storage/storage';
import { crc32 as crc32Of } from 'node:zlib';
import { planNeutral, readNeutral } from '@etouch/worker/neutral-file';
import type { ArchiveEntry } from './archive-response.ts';
import { uniquePaths } from './unique-names.ts';

/**
 * The entries of an archive: stored files whose checksums are known, then texts, under safe names that are all different.
 * A file whose metadata cannot be left out is left out itself, and named in a text.
 * @throws Refusal UNSUPPORTED_FORMAT when nothing else was asked for
 */
export function archiveOf(
  storage: Storage,
  files: readonly ArchiveFile[],
  texts: Readonly<Record<string, string>> = {},
): ArchiveEntry[] {
  const entries: ArchiveEntry[] = [];
  const leftOut: string[] = [];
  for (const file of files) {
    if (file.checksums) entries.push(fileEntry(storage, file, file.checksums));
    else leftOut.push(file.fileName);
  }
  if (entries.length === 0 && leftOut.length > 0) throw new Refusal('UNSUPPORTED_FORMAT', { reason: 'METADATA_STAYS' });
  const notes = leftOut.length > 0 ? { 'not-included.txt': leftOut.map((name) => `${name}\n`).join('') } : {};
  const latest = new Date(Math.max(0, ...files.map((file) => file.modifiedAt.getTime())));
  for (const [name, text] of Object.entries({ ...texts, ...notes })) entries.push(textEntry(name, text, latest));
  const paths = uniquePaths(entries);
  return entries.map((entry, i) => ({ ...entry, name: paths[i] ?? entry.name }));
}

function fileEntry(
  storage: Storage,
  { form, fileName, storageKey, modifiedAt }: ArchiveFile,
  { sizeBytes, crc32 }: NonNullable<ArchiveFile['checksums']>,
): ArchiveEntry {
  const open = async (range: ByteRange): Promise<Readable> => {
    if (form === 'STORED') return storage.read(storageKey, range);
    const plan = await planNeutral(storage, storageKey);
    if (plan?.bytes !== sizeBytes) throw new Error(`the neutral form of ${storageKey} is not what it was`);
    return readNeutral(storage, storageKey, plan, range);
  };
  return { name: fileName, sizeBytes, crc32: Number.parseInt(crc32, 16), modifiedAt, open };
}

function textEntry(name: string, text: string, modifiedAt: Date): ArchiveEntry {
  const bytes = Buffer.from(text);
  return {
    name,
    sizeBytes: bytes.length,
    crc32: crc32Of(bytes),
    modifiedAt,
    open: async ({ start, end }) => Readable.from([bytes.subarray(start, end + 1)]),
  };
}
