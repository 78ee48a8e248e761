import { systemActor } from '@etouch/db/actor';
import type { Deps } from '@etouch/domain/activity/deps';
import { keepChecksums } from '@etouch/domain/assets/keep-checksums';
import type { ArchiveFile } from '@etouch/domain/assets/list-originals';
import { studioOfKey, type FileChecksums } from '@etouch/domain/assets/rules';
import { FileAltered, FileMissing, type Storage } from '@etouch/integrations/storage/storage';
import { checksumOf, type Checksums } from '@etouch/media/hash';
import { planNeutral, readNeutral } from './neutral-file.ts';

export interface ChecksumDeps extends Deps {
  storage: Storage;
}

/**
 * Computes the checksums that are missing, one file after the other in constant memory, and keeps each at once: killed in
 * the middle and called again, it goes on from there. What is left null is a file that is not stored any longer, or not
 * as it came, or whose metadata cannot be left out.
 * @param onFile hears how many of the files are known now
 */
export async function withChecksums(
  deps: ChecksumDeps,
  files: readonly ArchiveFile[],
  onFile: (known: number) => Promise<void> = async () => {},
): Promise<ArchiveFile[]> {
  const known: ArchiveFile[] = [];
  for (const file of files) {
    const checksums = file.checksums ?? (await compute(deps, file));
    known.push({ ...file, checksums });
    if (!file.checksums) await onFile(known.length);
  }
  return known;
}

async function compute(deps: ChecksumDeps, file: ArchiveFile): Promise<FileChecksums | null> {
  const read = await readForm(deps.storage, file);
  if (!read) return null;
  const { bytes: sizeBytes, ...digests } = read;
  const checksums = { sizeBytes, ...digests };
  await keepChecksums(deps, systemActor(studioOfKey(file.storageKey)), file, checksums);
  return checksums;
}

async function readForm(storage: Storage, { form, storageKey }: ArchiveFile): Promise<Checksums | null> {
  try {
    if (form === 'STORED') return await checksumOf(await storage.read(storageKey));
    const plan = await planNeutral(storage, storageKey);
    return plan && (await checksumOf(readNeutral(storage, storageKey, plan)));
  } catch (error) {
    if (error instanceof FileMissing || error instanceof FileAltered) return null;
    throw error;
  }
}
