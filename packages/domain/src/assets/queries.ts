import type { Prisma } from '@etouch/db/prisma';
import type { Tx } from '@etouch/db/transaction';
import { notFound } from '../activity/refusal.ts';
import { studioOfKey } from './rules.ts';

/** What studio and client are shown of a photo; a retoucher sees less, and never through this. */
export const assetSelect = {
  id: true,
  projectId: true,
  assetType: true,
  status: true,
  originalName: true,
  sizeBytes: true,
  width: true,
  height: true,
  thumbhash: true,
  derivativesKey: true,
  capturedAt: true,
  durationMs: true,
  pages: true,
  renditionState: true,
  shownToClient: true,
  trashedAt: true,
  processingError: true,
  processingDetail: true,
} satisfies Prisma.AssetSelect;

export type AssetRow = Prisma.AssetGetPayload<{ select: typeof assetSelect }>;

/** What a picture of a photo or a version is shown by, to every side. */
export const pictureSelect = { width: true, height: true, thumbhash: true, derivativesKey: true } as const;

/** What the tiles of a photo or a version are found, or asked for, by. */
export const tilesSelect = {
  projectId: true,
  derivativesKey: true,
  mimeType: true,
  width: true,
  height: true,
} as const;

/** What the file of a photo or a version is found by. */
export const fileSelect = {
  storageKey: true,
  derivativesKey: true,
  mimeType: true,
  sha256: true,
  fileDeletedAt: true,
} as const;

/** An upload as those need it who receive its bytes. */
export interface UploadFacts {
  id: string;
  studioId: string;
  projectId: string;
  userId: string;
  organizationId: string;
  purpose: 'ASSET' | 'VERSION';
  state: 'OPEN' | 'COMPLETE' | 'FAILED' | 'EXPIRED' | 'CANCELED';
  error: string | null;
  assetId: string | null;
  versionId: string | null;
  roundAssetId: string | null;
  fileName: string;
  sizeBytes: number;
  /** As declared by the sender; after completion as computed. */
  sha256: string | null;
  storageKey: string;
  createdAt: Date;
  expiresAt: Date;
}

/** One upload that is visible to the transaction's actor, or NOT_FOUND. */
export async function loadUpload(tx: Tx, uploadId: string): Promise<UploadFacts> {
  const row = await tx.uploadSession.findUnique({ where: { id: uploadId } });
  if (!row) throw notFound();
  return uploadFacts(row);
}

/** The facts of a whole row. */
export function uploadFacts(row: Prisma.UploadSessionGetPayload<object>): UploadFacts {
  return {
    ...row,
    studioId: studioOfKey(row.storageKey),
    purpose: row.purpose as UploadFacts['purpose'],
    state: row.state as UploadFacts['state'],
    sizeBytes: Number(row.sizeBytes),
  };
}

/** A photo of the project that has these bytes already; neither on its way nor in the trash, and no variant. Below asStudio. */
export async function findTwin(tx: Tx, projectId: string, sha256: string, exceptId?: string): Promise<string | null> {
  const twin = await tx.asset.findFirst({
    where: {
      projectId,
      sha256,
      ...(exceptId ? { id: { not: exceptId } } : {}),
      status: { not: 'UPLOADING' },
      baseAssetId: null,
      trashedAt: null,
    },
    select: { id: true },
  });
  return twin?.id ?? null;
}
