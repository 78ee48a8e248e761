import type { z } from 'zod';
import type { Download, prepareDownload as contract } from '@etouch/contracts/routes/downloads';
import type { Actor } from '@etouch/db/actor';
import { asStudio } from '@etouch/db/as-studio';
import { enqueue } from '@etouch/db/enqueue';
import type { Tx } from '@etouch/db/transaction';
import type { Deps } from '../activity/deps.ts';
import { recordEvent } from '../activity/record-event.ts';
import { Refusal } from '../activity/refusal.ts';
import { isStudio } from '../assets/access.ts';
import { findMarks, type LeavingMark } from '../assets/find-marks.ts';
import { lastSelectionId } from '../assets/present-asset.ts';
import { findDelivered } from './list-delivery.ts';
import { findDownloadFiles, type DownloadFile } from './list-download.ts';
import { downloadSelect, presentDownload, type KeptFile } from './queries.ts';
import { DOWNLOAD_LIFETIME_MS } from './rules.ts';

type Request = z.output<typeof contract.body>;

/**
 * Keeps a list of files for the actor, who fetches them as one archive until it expires. Where every checksum is known,
 * it is ready at once; otherwise a job computes them.
 * @throws Refusal NOT_FOUND for what is not visible; GUARD_REFUSED (NOTHING_TO_DOWNLOAD); EXPIRED (FILES_DELETED)
 */
export async function prepareDownload(deps: Deps, actor: Actor, request: Request, now: Date): Promise<Download> {
  return deps.db.withActor(actor, async (tx) => {
    if (actor.kind !== 'USER') throw new Refusal('FORBIDDEN');
    const { projectId, content } = request;
    const { title, files } = await findDownloadFiles(tx, actor, request);
    if (files.length === 0) throw await nothingOf(tx, request);
    const studioId = await asStudio(tx, projectId, async () => {
      const project = await tx.project.findUniqueOrThrow({ where: { id: projectId }, select: { studioId: true } });
      return project.studioId;
    });
    const folderOf = await findFolders(tx, request);
    const marks = await findLeavingMarks(tx, actor, request, files);
    const knownCount = files.filter((file) => file.checksums).length;
    const row = await tx.download.create({
      data: {
        userId: actor.userId,
        organizationId: actor.organizationId,
        projectId,
        content,
        state: knownCount === files.length ? 'READY' : 'PREPARING',
        title,
        files: files.map((file) => keep(file, folderOf(file.assetId), marks.get(file.id))),
        fileCount: files.length,
        totalBytes: BigInt(files.reduce((sum, file) => sum + (file.checksums?.sizeBytes ?? file.storedBytes), 0)),
        knownCount,
        expiresAt: new Date(now.getTime() + DOWNLOAD_LIFETIME_MS),
      },
      select: downloadSelect,
    });
    await recordEvent(tx, actor, { type: 'download.prepared', projectId, studioId, ids: [row.id] });
    if (row.state === 'PREPARING')
      await enqueue(tx, 'prepare-download', { organizationId: studioId, downloadId: row.id });
    return presentDownload(row);
  });
}

/** Why there is nothing: a delivery's files may have been deleted when their time was over. */
async function nothingOf(tx: Tx, { projectId, content, ids }: Request): Promise<Refusal> {
  const delivered = content === 'FINALS' ? await findDelivered(tx, projectId, ids) : null;
  if (delivered && delivered.named.length > 0) return new Refusal('EXPIRED', { reason: 'FILES_DELETED' });
  return new Refusal('GUARD_REFUSED', { reason: 'NOTHING_TO_DOWNLOAD' });
}

function keep(file: DownloadFile, folder: string | null, mark: LeavingMark | undefined) {
  const { kind, id, form, askedBy, fileName } = file;
  const modifiedAt = file.modifiedAt.toISOString();
  return {
    kind,
    id,
    form,
    askedBy,
    fileName,
    folder,
    modifiedAt,
    ...(mark && { mark: { ...mark } }),
  } satisfies KeptFile;
}

/** Marks are the studio's own, and lie beside originals: a version has another name. */
async function findLeavingMarks(
  tx: Tx,
  actor: Actor,
  { projectId, content, marks }: Request,
  files: readonly DownloadFile[],
): Promise<Map<string, LeavingMark>> {
  if (!marks) return new Map();
  if (!isStudio(actor)) throw new Refusal('FORBIDDEN', { reason: 'ROLE' });
  if (content !== 'ORIGINALS') throw new Refusal('INVALID_INPUT', { field: 'body.marks' });
  return findMarks(
    tx,
    actor,
    projectId,
    files.map(({ id }) => id),
  );
}

/** The folder of each photo's files; a retoucher's have none, because a product can betray the client. */
async function findFolders(tx: Tx, request: Request): Promise<(assetId: string) => string | null> {
  const { projectId, folders, content } = request;
  if (folders === 'NONE' || content === 'ASSIGNED') return () => null;
  if (folders === 'PRODUCT') {
    const rows = await tx.asset.findMany({
      where: { projectId, productReference: { not: null } },
      select: { id: true, productReference: true },
    });
    const productOf = new Map(rows.map((row) => [row.id, row.productReference]));
    return (assetId) => productOf.get(assetId) ?? null;
  }
  const selectionId = await lastSelectionId(tx, projectId);
  const items = selectionId
    ? await tx.selectionItem.findMany({ where: { selectionId }, select: { assetId: true } })
    : [];
  const selected = new Set(items.map((item) => item.assetId));
  return (assetId) => (selected.has(assetId) ? 'selected' : 'not selected');
}
