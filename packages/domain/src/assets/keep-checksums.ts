import type { Actor } from '@etouch/db/actor';
import type { Deps } from '../activity/deps.ts';
import type { ArchiveFile } from './list-originals.ts';
import type { FileChecksums } from './rules.ts';

/**
 * Keeps what was computed of a stored file whose row knew it not yet; the next archive finds it there. A job of the
 * studio does so, because the side that asked for the archive writes nothing of a photo.
 */
export async function keepChecksums(
  deps: Deps,
  actor: Actor,
  file: Pick<ArchiveFile, 'kind' | 'id' | 'form'>,
  { sizeBytes, sha256, crc32 }: FileChecksums,
): Promise<void> {
  await deps.db.withActor(actor, async (tx) => {
    const where = { id: file.id };
    if (file.kind === 'VERSION') await tx.retouchVersion.updateMany({ where, data: { crc32 } });
    else if (file.form === 'STORED') await tx.asset.updateMany({ where, data: { crc32 } });
    else {
      const data = { neutralBytes: BigInt(sizeBytes), neutralSha256: sha256, neutralCrc32: crc32 };
      await tx.asset.updateMany({ where, data });
    }
  });
}
