import type { Download } from '@etouch/contracts/routes/downloads';
import type { Actor } from '@etouch/db/actor';
import type { Prisma } from '@etouch/db/prisma';
import type { Tx } from '@etouch/db/transaction';
import { notFound, Refusal } from '../activity/refusal.ts';
import type { LeavingMark } from '../assets/find-marks.ts';
import { loadProjectStudio } from '../projects/queries.ts';

/** What a comment hangs on, as far as the actor sees it. */
export interface CommentTarget {
  projectId: string;
  studioId: string;
  assetId: string | null;
  versionId: string | null;
}

/**
 * Resolves a project, a photo or a version to comment on. A retoucher names a photo or a version: it has no project.
 * @throws Refusal NOT_FOUND; INVALID_INPUT when nothing is named
 */
export async function loadTarget(
  tx: Tx,
  actor: Actor,
  named: { projectId?: string | undefined; assetId?: string | undefined; versionId?: string | undefined },
): Promise<CommentTarget> {
  const withStudio = { project: { select: { studioId: true } } };
  if (named.versionId) {
    const row = await tx.retouchVersion.findFirst({
      where: { id: named.versionId },
      select: { id: true, projectId: true, assetId: true, ...withStudio },
    });
    if (!row) throw notFound();
    return { projectId: row.projectId, studioId: row.project.studioId, assetId: row.assetId, versionId: row.id };
  }
  if (named.assetId) {
    const row = await tx.asset.findFirst({
      where: { id: named.assetId },
      select: { id: true, projectId: true, ...withStudio },
    });
    if (!row) throw notFound();
    return { projectId: row.projectId, studioId: row.project.studioId, assetId: row.id, versionId: null };
  }
  if (!named.projectId) throw new Refusal('INVALID_INPUT', { field: 'body', reason: 'TARGET_REQUIRED' });
  const { studioId } = await loadProjectStudio(tx, actor, named.projectId);
  return { projectId: named.projectId, studioId, assetId: null, versionId: null };
}

/** What every reader of a comment is shown of it. */
const shown = {
  id: true,
  projectId: true,
  assetId: true,
  versionId: true,
  parentId: true,
  lane: true,
  kind: true,
  body: true,
  annotation: true,
  authorKind: true,
  authorId: true,
  authorOrganizationId: true,
  resolvedAt: true,
  resolvedById: true,
  createdAt: true,
} satisfies Prisma.CommentSelect;

/** Where it came from and whom it went to, which each side is told only as far as it is its own business. */
const passedOn = {
  carriedFromId: true,
  forwardedFromId: true,
  retoucherOrganizationId: true,
} satisfies Prisma.CommentSelect;

export type CommentRow = Prisma.CommentGetPayload<{ select: typeof shown }> &
  Partial<Prisma.CommentGetPayload<{ select: typeof passedOn }>>;

/** The columns of a comment that exist for this actor (the database grants it no others). */
export function commentSelect(actor: Actor): typeof shown & Partial<typeof passedOn> {
  if (actor.kind === 'SYSTEM') return { ...shown, ...passedOn };
  if (actor.kind === 'GUEST' || actor.organizationType === 'CLIENT') return { ...shown, carriedFromId: true };
  if (actor.organizationType === 'STUDIO') return { ...shown, ...passedOn };
  return { ...shown, retoucherOrganizationId: true };
}

/** The lanes that exist for this actor (row-level security says the same a second time). */
export function visibleLanes(actor: Actor): Prisma.CommentWhereInput {
  if (actor.kind === 'SYSTEM') return {};
  if (actor.kind === 'GUEST' || actor.organizationType === 'CLIENT') return { lane: 'CLIENT_STUDIO' };
  if (actor.organizationType === 'STUDIO') return {};
  return { lane: 'STUDIO_RETOUCHER', retoucherOrganizationId: actor.organizationId };
}

export const downloadSelect = {
  id: true,
  projectId: true,
  content: true,
  state: true,
  title: true,
  fileCount: true,
  totalBytes: true,
  knownCount: true,
  leftOutCount: true,
  expiresAt: true,
} satisfies Prisma.DownloadSelect;

type DownloadRow = Prisma.DownloadGetPayload<{ select: typeof downloadSelect }>;

/** A file of a download as its row keeps it. */
export interface KeptFile {
  kind: 'ASSET' | 'VERSION';
  id: string;
  form: 'STORED' | 'NEUTRAL';
  /** The photo, or the assignment, it was asked for by. */
  askedBy: string;
  fileName: string;
  folder: string | null;
  modifiedAt: string;
  /** The marks that leave with it, as they were when the download was prepared. */
  mark?: LeavingMark;
}

/** Written by prepare-download.ts alone. */
export function keptFiles(files: Prisma.JsonValue): KeptFile[] {
  return files as unknown as KeptFile[];
}

/** A download of the transaction's actor, or NOT_FOUND. */
export async function loadDownload(tx: Tx, downloadId: string): Promise<DownloadRow & { files: Prisma.JsonValue }> {
  const row = await tx.download.findUnique({
    where: { id: downloadId },
    select: { ...downloadSelect, files: true },
  });
  if (!row) throw notFound();
  return row;
}

export function presentDownload(row: DownloadRow): Download {
  const { id, projectId, title, fileCount, knownCount, leftOutCount } = row;
  return {
    id,
    projectId,
    title,
    fileCount,
    knownCount,
    leftOutCount,
    // The text columns hold the contract's words: the database checks them.
    content: row.content as Download['content'],
    state: row.state as Download['state'],
    totalBytes: Number(row.totalBytes),
    expiresAt: row.expiresAt.toISOString(),
  };
}
