import type { Tx } from '@etouch/db/transaction';
import { notFound } from '../activity/refusal.ts';
import { studioOfKey } from './rules.ts';

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
  return {
    ...row,
    studioId: studioOfKey(row.storageKey),
    purpose: row.purpose as UploadFacts['purpose'],
    state: row.state as UploadFacts['state'],
    sizeBytes: Number(row.sizeBytes),
  };
}
