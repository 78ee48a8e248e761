import type { z } from 'zod';
import type { listUploads as contract, Upload } from '@etouch/contracts/routes/uploads';
import type { Actor } from '@etouch/db/actor';
import type { Prisma } from '@etouch/db/prisma';
import { openCursor, sealCursor } from '../activity/cursor.ts';
import type { Deps } from '../activity/deps.ts';
import { notFound, Refusal } from '../activity/refusal.ts';

/** The actor's own uploads, newest first. */
export async function listUploads(deps: Deps, actor: Actor, query: z.output<typeof contract.query>) {
  if (actor.kind !== 'USER') throw new Refusal('FORBIDDEN');
  const [before] = query.cursor ? openCursor('uploads', query.cursor) : [];
  return deps.db.withActor(actor, async (tx) => {
    const rows = await tx.uploadSession.findMany({
      where: {
        userId: actor.userId,
        organizationId: actor.organizationId,
        ...(query.projectId ? { projectId: query.projectId } : {}),
        ...(query.roundId ? { purpose: 'VERSION', project: { rounds: { some: { id: query.roundId } } } } : {}),
        ...(query.state ? { state: query.state } : {}),
        ...(query.unmatched ? { purpose: 'VERSION', state: 'COMPLETE', versionId: null } : {}),
        ...(before ? { id: { lt: before } } : {}),
      },
      orderBy: { id: 'desc' },
      take: query.limit + 1,
    });
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    return {
      items: page.map(presentUpload),
      nextCursor: rows.length > query.limit && last ? sealCursor('uploads', [last.id]) : null,
    };
  });
}

/** One upload of the actor's own as the API shows it. @throws Refusal NOT_FOUND */
export async function readUpload(deps: Deps, actor: Actor, uploadId: string): Promise<Upload> {
  return deps.db.withActor(actor, async (tx) => {
    const row = await tx.uploadSession.findUnique({ where: { id: uploadId } });
    if (!row || actor.kind !== 'USER' || row.userId !== actor.userId) throw notFound();
    return presentUpload(row);
  });
}

function presentUpload(row: Prisma.UploadSessionGetPayload<object>): Upload {
  const duplicate = row.error === 'DUPLICATE';
  return {
    id: row.id,
    purpose: row.purpose as Upload['purpose'],
    projectId: row.projectId,
    fileName: row.fileName,
    sizeBytes: Number(row.sizeBytes),
    offsetBytes: Number(row.offsetBytes),
    sha256: row.sha256,
    isSending: row.state === 'OPEN' && row.leaseUntil !== null && row.leaseUntil > new Date(),
    state: row.state as Upload['state'],
    error: row.error,
    assetId: duplicate ? null : row.assetId,
    versionId: row.versionId,
    roundAssetId: row.roundAssetId,
    duplicateOf: duplicate ? row.assetId : null,
    expiresAt: row.expiresAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
  };
}
