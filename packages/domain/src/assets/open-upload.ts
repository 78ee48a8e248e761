import { randomUUID } from 'node:crypto';
import type { Actor } from '@etouch/db/actor';
import { asStudio } from '@etouch/db/as-studio';
import { notifyLive } from '@etouch/db/live';
import { Prisma } from '@etouch/db/prisma';
import type { Tx } from '@etouch/db/transaction';
import type { Deps } from '../activity/deps.ts';
import { Refusal } from '../activity/refusal.ts';
import { loadProject } from '../projects/queries.ts';
import { findAnnounced } from './find-announced.ts';
import { findTwin, loadUpload, type UploadFacts } from './queries.ts';
import { reserveStorage } from './reserve-storage.ts';
import { assetTypeOf, neutralName, takesPhotos, UPLOAD_LIFETIME_MS } from './rules.ts';

/** What a sender says of a file before its bytes come. */
export interface AnnouncedFile {
  fileName: string;
  sizeBytes: number;
  /** In hex; verified when all bytes are there. */
  sha256: string | null;
  /** Made by the sender for this one file: announced again under it, the file is the same upload. */
  announcementKey?: string | null;
}

/** An upload that can be sent to. */
export interface OpenedUpload extends UploadFacts {
  /** It was announced before; how far it has come is to be looked up. */
  isRepeated: boolean;
}

/**
 * Makes room for one photo: an UploadSession, and the Asset in UPLOADING, so that other pages see it coming.
 * Announced bytes that the project has already are not asked for: a folder dropped a second time costs no sending.
 * @throws Refusal NOT_FOUND, FORBIDDEN (CLIENT_MAY_NOT_UPLOAD), INVALID_TRANSITION (PROJECT_TAKES_NO_PHOTOS), CONFLICT
 *   (DUPLICATE, `values.assetId` is the photo that is there), QUOTA_EXCEEDED, IDEMPOTENCY_KEY_REUSED
 */
export async function openUpload(
  deps: Deps,
  actor: Actor,
  input: AnnouncedFile & { projectId: string },
): Promise<OpenedUpload> {
  if (actor.kind !== 'USER') throw new Refusal('FORBIDDEN');
  return deps.db.withActor(actor, async (tx) => {
    const project = await loadProject(tx, actor, input.projectId);
    const announced = await findAnnounced(tx, actor, input);
    if (announced) return { ...announced, isRepeated: true };
    if (actor.organizationType !== 'STUDIO' && !project.clientMayUpload) {
      throw new Refusal('FORBIDDEN', { reason: 'CLIENT_MAY_NOT_UPLOAD' });
    }
    if (!takesPhotos(project.workflowState)) {
      throw new Refusal('INVALID_TRANSITION', { reason: 'PROJECT_TAKES_NO_PHOTOS' });
    }
    const assetId = await asStudio(tx, project.id, async () => {
      const twinId = input.sha256 ? await findTwin(tx, project.id, input.sha256) : null;
      if (twinId) throw new Refusal('CONFLICT', { reason: 'DUPLICATE', values: { assetId: twinId } });
      const asset = await tx.asset.create({
        data: {
          projectId: project.id,
          assetType: assetTypeOf(input.fileName),
          originalName: input.fileName,
          neutralName: neutralName(project.code, await nextNumber(tx, project.id), input.fileName),
          sizeBytes: BigInt(input.sizeBytes),
          uploadedById: actor.userId,
        },
        select: { id: true },
      });
      return asset.id;
    });
    await reserveStorage(tx, actor, project, input.sizeBytes);
    const upload = await tx.uploadSession.create({
      data: {
        projectId: project.id,
        userId: actor.userId,
        organizationId: actor.organizationId,
        purpose: 'ASSET',
        assetId,
        fileName: input.fileName,
        sizeBytes: BigInt(input.sizeBytes),
        sha256: input.sha256,
        announcementKey: input.announcementKey ?? null,
        storageKey: `originals/${project.studioId}/${project.id}/${randomUUID()}`,
        expiresAt: new Date(Date.now() + UPLOAD_LIFETIME_MS),
      },
      select: { id: true },
    });
    await notifyLive(tx, { projectId: project.id, kind: 'asset.changed', ids: [assetId] });
    return { ...(await loadUpload(tx, upload.id)), isRepeated: false };
  });
}

/** Numbers of one project are handed out one at a time, and never twice, also when photos were given up in between. */
async function nextNumber(tx: Tx, projectId: string): Promise<number> {
  await tx.$queryRaw(
    Prisma.sql`select pg_advisory_xact_lock(hashtextextended(${`neutral names ${projectId}`}, 0))::text`,
  );
  const [last] = await tx.$queryRaw<{ number: number | null }[]>(Prisma.sql`
    select max(substring("neutralName" from '-([0-9]{4,9})(?:[.][a-z0-9]+)?$')::int) as number
    from "Asset" where "projectId" = ${projectId}::uuid and "baseAssetId" is null`);
  return (last?.number ?? 0) + 1;
}
