import type { Actor } from '@etouch/db/actor';
import type { Deps } from '@etouch/domain/activity/deps';
import { acceptAssetUpload, outcomeOf, type UploadOutcome } from '@etouch/domain/assets/accept-upload';
import { failUpload } from '@etouch/domain/assets/fail-upload';
import { LEASE_MS, leaseUpload } from '@etouch/domain/assets/lease-upload';
import type { UploadFacts } from '@etouch/domain/assets/queries';
import { acceptVersionUpload } from '@etouch/domain/retouching/match-version';
import type { IncomingFiles } from '@etouch/integrations/storage/incoming-files';
import type { Storage } from '@etouch/integrations/storage/storage';
import { checksumFile, type Checksums } from '@etouch/media/hash';

export interface UploadDeps extends Deps {
  storage: Storage;
  incoming: IncomingFiles;
  /** Names this process to the others, and itself after a restart: its uploads then go on at once. */
  holder: string;
}

const underWay = new Map<string, Promise<UploadOutcome>>();

/**
 * All bytes of an upload have come: they are verified, moved under their final key and made known to the rows. Killed at
 * any point and called again, it goes on from there; called twice at once, it runs once.
 * @param known checksums of the stored bytes, when they were taken as they came; otherwise the file is read
 * @throws Refusal LOCKED while another process has the upload
 */
export function completeUpload(
  deps: UploadDeps,
  actor: Actor,
  uploadId: string,
  known?: Checksums,
): Promise<UploadOutcome> {
  const running = underWay.get(uploadId);
  if (running) return running;
  const mine = complete(deps, actor, uploadId, known).finally(() => underWay.delete(uploadId));
  underWay.set(uploadId, mine);
  return mine;
}

async function complete(
  deps: UploadDeps,
  actor: Actor,
  uploadId: string,
  known: Checksums | undefined,
): Promise<UploadOutcome> {
  const prolong = () => leaseUpload(deps, actor, uploadId, deps.holder);
  const upload = await prolong();
  // Reading a large file takes longer than a lease.
  const renewal = setInterval(() => void prolong().catch(() => undefined), LEASE_MS / 3);
  try {
    return await completeHeld(deps, actor, upload, known);
  } finally {
    clearInterval(renewal);
  }
}

async function completeHeld(
  deps: UploadDeps,
  actor: Actor,
  upload: UploadFacts,
  known: Checksums | undefined,
): Promise<UploadOutcome> {
  const file = { studioId: upload.studioId, uploadId: upload.id };
  const outcome = upload.state === 'OPEN' ? await takeOver(deps, actor, upload, known) : outcomeOf(upload);
  if (outcome.outcome !== 'accepted') await deps.storage.remove(upload.storageKey);
  await deps.incoming.forget(file);
  return outcome;
}

async function takeOver(
  deps: UploadDeps,
  actor: Actor,
  upload: UploadFacts,
  known: Checksums | undefined,
): Promise<UploadOutcome> {
  const { storage, incoming } = deps;
  const file = { studioId: upload.studioId, uploadId: upload.id };
  const waiting = await incoming.size(file);
  if (waiting !== null && waiting !== upload.sizeBytes) {
    throw new Error(`upload ${upload.id} holds ${waiting} of ${upload.sizeBytes} bytes`);
  }
  // A process killed between the move and the commit has left the bytes under their final key already.
  const { sha256, crc32 } =
    waiting === null
      ? await storage.withLocalFile(upload.storageKey, checksumFile)
      : (known ?? (await checksumFile(incoming.path(file))));
  if (upload.sha256 && upload.sha256 !== sha256) {
    return failUpload(deps, actor, upload.id, 'FAILED', 'CHECKSUM_MISMATCH');
  }
  if (waiting !== null) await storage.adopt(incoming.path(file), upload.storageKey, { sha256 });
  return upload.purpose === 'ASSET'
    ? acceptAssetUpload(deps, actor, upload.id, sha256, crc32)
    : acceptVersionUpload(deps, actor, upload.id, sha256, crc32);
}
