import { Prisma } from '@etouch/db/prisma';
import type { Tx } from '@etouch/db/transaction';
import { Refusal } from '../activity/refusal.ts';
import type { AnnouncedFile } from './open-upload.ts';
import { uploadFacts, type UploadFacts } from './queries.ts';

/**
 * What the same person has announced under the same key before: the answer to it was lost. To be called first in the
 * transaction that announces; another one with this key waits until it ends. Null for a key that is new, or whose upload
 * was given up, and without a key.
 * @throws Refusal IDEMPOTENCY_KEY_REUSED when the key came with another file
 */
export async function findAnnounced(
  tx: Tx,
  { userId, organizationId }: { userId: string; organizationId: string },
  file: AnnouncedFile,
): Promise<UploadFacts | null> {
  const { announcementKey } = file;
  if (!announcementKey) return null;
  const lock = `announced ${userId} ${organizationId} ${announcementKey}`;
  await tx.$queryRaw(Prisma.sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))::text`);
  const row = await tx.uploadSession.findFirst({
    where: { userId, organizationId, announcementKey, state: { in: ['OPEN', 'COMPLETE'] } },
  });
  if (!row) return null;
  const isSame = row.fileName === file.fileName && Number(row.sizeBytes) === file.sizeBytes;
  // The checksum of a complete upload is the computed one.
  if (!isSame || (row.state === 'OPEN' && row.sha256 !== file.sha256)) throw new Refusal('IDEMPOTENCY_KEY_REUSED');
  return uploadFacts(row);
}
