import type { UploadState } from '@etouch/ui/upload-list';

/** For what a file is sent: a photo of a project, or a retouched version for a round. */
export type UploadTarget =
  | { purpose: 'ASSET'; projectId: string }
  | { purpose: 'VERSION'; roundId: string; roundAssetId?: string };

/** What the server made of a whole file. */
export type UploadOutcome = 'accepted' | 'duplicate' | 'refused';

/** How a version file found its photo. */
export type UploadMatch = 'name' | 'checksum' | 'likeness' | 'hand' | 'none';

export interface UploadEntry {
  id: string;
  name: string;
  /** Bytes. */
  size: number;
  /** Bytes whose checksum is computed, while it is. */
  read: number;
  sent: number;
  state: UploadState;
  target: UploadTarget;
  outcome: UploadOutcome | null;
  match: UploadMatch | null;
  /** What was thrown when it failed. */
  error: unknown;
}

/** What tus carries with the file: see contracts/routes/uploads.ts. `sha256` in hex. */
export function uploadMetadata(name: string, target: UploadTarget, sha256: string): Record<string, string> {
  const shared = { filename: name, purpose: target.purpose, sha256 };
  if (target.purpose === 'ASSET') return { ...shared, projectId: target.projectId };
  return {
    ...shared,
    roundId: target.roundId,
    ...(target.roundAssetId ? { roundAssetId: target.roundAssetId } : {}),
  };
}
