import { Readable } from 'node:stream';
import type { ArchivePlan } from '@etouch/domain/assets/list-originals';
import { Refusal } from '@etouch/domain/activity/refusal';
import type { Storage } from '@etouch/integrations/storage/storage';
import { planNeutral, readNeutral } from '../neutral-file.ts';
import { archiveResponse, type ArchiveEntry } from './stream-archive.ts';
import { uniqueNames } from './unique-names.ts';

/**
 * The archive of stored files, and of texts beside them. `neutral`: without metadata that could name the client; a file
 * whose metadata cannot be left out is left out itself, and named in a text.
 */
export async function archiveOf(
  storage: Storage,
  plan: ArchivePlan,
  content: 'as they are' | 'neutral',
  texts: Record<string, string> = {},
): Promise<Response> {
  const entries: ArchiveEntry[] = [];
  const leftOut: string[] = [];
  for (const { fileName, storageKey, sizeBytes } of plan.files) {
    if (content === 'as they are') {
      entries.push({ fileName, sizeBytes, open: () => storage.read(storageKey) });
      continue;
    }
    const neutral = await planNeutral(storage, storageKey);
    if (!neutral) leftOut.push(fileName);
    else
      entries.push({ fileName, sizeBytes: neutral.bytes, open: async () => readNeutral(storage, storageKey, neutral) });
  }
  if (entries.length === 0 && leftOut.length > 0) throw new Refusal('UNSUPPORTED_FORMAT', { reason: 'METADATA_STAYS' });
  const notes = leftOut.length > 0 ? { 'not-included.txt': leftOut.map((name) => `${name}\n`).join('') } : {};
  for (const [fileName, text] of Object.entries({ ...texts, ...notes })) {
    const bytes = Buffer.from(text);
    entries.push({ fileName, sizeBytes: bytes.length, open: async () => Readable.from([bytes]) });
  }
  const names = uniqueNames(entries.map((entry) => entry.fileName));
  return archiveResponse(
    `${plan.title}.zip`,
    entries.map((entry, i) => ({ ...entry, fileName: names[i] ?? entry.fileName })),
  );
}
