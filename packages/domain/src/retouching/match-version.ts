import type { Actor } from '@etouch/db/actor';
import { asStudio } from '@etouch/db/as-studio';
import { enqueue } from '@etouch/db/enqueue';
import { notifyLive } from '@etouch/db/live';
import { Prisma } from '@etouch/db/prisma';
import type { Tx } from '@etouch/db/transaction';
import type { Deps } from '../activity/deps.ts';
import { notFound, Refusal } from '../activity/refusal.ts';
import { closeUpload, outcomeOf, type UploadOutcome } from '../assets/accept-upload.ts';
import { loadUpload, type UploadFacts } from '../assets/queries.ts';
import { derivatives } from '../assets/rules.ts';
import { matchVersionFile, type VersionMatch } from './rules.ts';

/** A photo of the round while a version of it may still be handed in. */
const open = ['TODO', 'SUBMITTED', 'QC_REJECTED'];

type Matched = { by: 'NAME' | 'CHECKSUM' | 'LIKENESS' | 'HAND'; roundAssetId: string };

/**
 * All bytes of a version file are stored under its key: it becomes a RetouchVersion of the photo it fits, and its
 * processing is enqueued, in one transaction. What fits none waits in the "to match" tray. Repeating it changes nothing.
 * @param sha256 computed from the stored bytes, in hex
 * @param crc32 likewise
 */
export async function acceptVersionUpload(
  deps: Deps,
  actor: Actor,
  uploadId: string,
  sha256: string,
  crc32: string,
): Promise<UploadOutcome> {
  return deps.db.withActor(actor, async (tx) => {
    const { projectId, studioId } = await loadUpload(tx, uploadId);
    return asStudio(tx, projectId, async () => {
      await lockUpload(tx, uploadId);
      const upload = await loadUpload(tx, uploadId);
      if (upload.state !== 'OPEN') return outcomeOf(upload);
      const match = await findMatch(tx, upload, sha256, studioId);
      await closeUpload(tx, uploadId, { state: 'COMPLETE', sha256, offsetBytes: BigInt(upload.sizeBytes) });
      if (match.by) await createVersion(tx, { ...upload, sha256 }, match, crc32);
      else await enqueue(tx, 'match-version', { organizationId: studioId, uploadId });
      await notifyLive(tx, { projectId, kind: 'version.changed' });
      return { outcome: 'accepted', match: match.by ?? 'NONE' };
    });
  });
}

/**
 * Says by hand which photo an unmatched file belongs to.
 * @throws Refusal NOT_FOUND for files and photos of others; ALREADY_DECIDED when the file has a photo, or the photo its decision
 */
export async function matchUpload(deps: Deps, actor: Actor, uploadId: string, roundAssetId: string): Promise<void> {
  await deps.db.withActor(actor, async (tx) => {
    if (actor.kind !== 'USER') throw notFound();
    const { projectId, studioId, organizationId } = await loadUpload(tx, uploadId);
    if (organizationId !== actor.organizationId) throw notFound();
    const visible = await tx.roundAsset.findFirst({ where: { id: roundAssetId, projectId }, select: { id: true } });
    if (!visible) throw notFound();
    await asStudio(tx, projectId, async () => {
      await lockUpload(tx, uploadId);
      const upload = await loadUpload(tx, uploadId);
      if (!isUnmatched(upload)) {
        throw new Refusal('ALREADY_DECIDED', { reason: 'UPLOAD_MATCHED' });
      }
      const [candidate] = await findCandidates(tx, upload, studioId, roundAssetId);
      if (!candidate) throw new Refusal('ALREADY_DECIDED', { reason: 'PHOTO_TAKES_NO_VERSION' });
      await createVersion(tx, upload, { by: 'HAND', roundAssetId });
      await notifyLive(tx, { projectId, kind: 'version.changed' });
    });
  });
}

/** A photo of the round with what its likeness is judged by. */
export interface LikenessCandidate {
  roundAssetId: string;
  thumbhash: string;
  previewKey: string;
  /** Width over height, as displayed. */
  ratio: number;
}

/** What an unmatched file could be a version of, and where its bytes stand; null when it is not unmatched any longer. */
export async function findLikenessCandidates(
  deps: Deps,
  actor: Actor,
  uploadId: string,
): Promise<{ storageKey: string; candidates: LikenessCandidate[] } | null> {
  return deps.db.withActor(actor, async (tx) => {
    const upload = await loadUpload(tx, uploadId);
    if (!isUnmatched(upload)) return null;
    const rows = await tx.roundAsset.findMany({
      where: openPhotos(upload, upload.studioId, null),
      select: { id: true, asset: { select: { thumbhash: true, derivativesKey: true, width: true, height: true } } },
    });
    const candidates = rows.flatMap(({ id: roundAssetId, asset: { thumbhash, derivativesKey, width, height } }) =>
      thumbhash && derivativesKey && width && height
        ? [
            {
              roundAssetId,
              thumbhash,
              previewKey: `${derivativesKey}/${derivatives.preview.file}`,
              ratio: width / height,
            },
          ]
        : [],
    );
    return { storageKey: upload.storageKey, candidates };
  });
}

/** The file resembles this photo, and clearly no other: it becomes its version, unless a person was faster. */
export async function acceptLikeness(deps: Deps, actor: Actor, uploadId: string, roundAssetId: string): Promise<void> {
  await deps.db.withActor(actor, async (tx) => {
    await lockUpload(tx, uploadId);
    const upload = await loadUpload(tx, uploadId);
    const [candidate] = await findCandidates(tx, upload, upload.studioId, roundAssetId);
    if (!candidate || !isUnmatched(upload)) return;
    await createVersion(tx, upload, { by: 'LIKENESS', roundAssetId });
    await notifyLive(tx, { projectId: upload.projectId, kind: 'version.changed' });
  });
}

function isUnmatched(upload: UploadFacts): boolean {
  return upload.purpose === 'VERSION' && upload.state === 'COMPLETE' && !upload.versionId;
}

async function findMatch(
  tx: Tx,
  upload: UploadFacts,
  sha256: string,
  studioId: string,
): Promise<VersionMatch | Matched> {
  const candidates = await findCandidates(tx, upload, studioId, upload.roundAssetId);
  const [first] = candidates;
  if (upload.roundAssetId && first) return { by: 'HAND', roundAssetId: first.roundAssetId };
  return matchVersionFile({ fileName: upload.fileName, sha256 }, candidates);
}

async function findCandidates(tx: Tx, upload: UploadFacts, studioId: string, roundAssetId: string | null) {
  const rows = await tx.roundAsset.findMany({
    where: openPhotos(upload, studioId, roundAssetId),
    select: { id: true, asset: { select: { originalName: true, neutralName: true, sha256: true } } },
  });
  return rows.map(({ id, asset }) => ({ roundAssetId: id, ...asset }));
}

/** Photos of the open round that were given to the upload's organization; to the studio itself, all of them. */
function openPhotos(upload: UploadFacts, studioId: string, roundAssetId: string | null): Prisma.RoundAssetWhereInput {
  return {
    projectId: upload.projectId,
    state: { in: open },
    round: { closedAt: null },
    ...(roundAssetId ? { id: roundAssetId } : {}),
    ...(upload.organizationId === studioId ? {} : { assignment: { organizationId: upload.organizationId } }),
  };
}

/**
 * Versions are numbered per asset, one after the other: whoever comes second waits on the asset's row.
 * @param crc32 unknown of what waited to be matched: it is computed when first asked for
 */
async function createVersion(tx: Tx, upload: UploadFacts, match: Matched, crc32: string | null = null): Promise<void> {
  const { assetId, roundId } = await tx.roundAsset.findUniqueOrThrow({ where: { id: match.roundAssetId } });
  await tx.$queryRaw(Prisma.sql`select 1 from "Asset" where id = ${assetId}::uuid for update`);
  const { _max } = await tx.retouchVersion.aggregate({ where: { assetId }, _max: { number: true } });
  const version = await tx.retouchVersion.create({
    data: {
      assetId,
      projectId: upload.projectId,
      roundId,
      roundAssetId: match.roundAssetId,
      organizationId: upload.organizationId,
      number: (_max.number ?? 0) + 1,
      uploadedById: upload.userId,
      originalName: upload.fileName,
      sizeBytes: BigInt(upload.sizeBytes),
      sha256: upload.sha256 ?? '',
      crc32,
      storageKey: upload.storageKey,
      matchedBy: match.by,
    },
    select: { id: true },
  });
  await tx.uploadSession.update({
    where: { id: upload.id },
    data: { versionId: version.id, roundAssetId: match.roundAssetId },
  });
  await enqueue(tx, 'process-version', { organizationId: upload.studioId, versionId: version.id });
}

async function lockUpload(tx: Tx, uploadId: string): Promise<void> {
  await tx.$queryRaw(Prisma.sql`select 1 from "UploadSession" where id = ${uploadId}::uuid for update`);
}
