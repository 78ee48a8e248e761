import { randomUUID } from 'node:crypto';
import type { Actor } from '@etouch/db/actor';
import { asStudio } from '@etouch/db/as-studio';
import type { Tx } from '@etouch/db/transaction';
import type { Deps } from '../activity/deps.ts';
import { notFound, Refusal } from '../activity/refusal.ts';
import { findAnnounced } from '../assets/find-announced.ts';
import type { AnnouncedFile, OpenedUpload } from '../assets/open-upload.ts';
import { loadUpload } from '../assets/queries.ts';
import { reserveStorage } from '../assets/reserve-storage.ts';
import { UPLOAD_LIFETIME_MS } from '../assets/rules.ts';
import { ownAssignments } from './access.ts';

/**
 * Makes room for one version file of a round: for retouchers with an open assignment in it, and for the studio itself.
 * `roundAssetId` names the photo when a person matched it beforehand.
 * @throws Refusal NOT_FOUND, INVALID_TRANSITION (PROJECT_TAKES_NO_VERSIONS), ALREADY_DECIDED (ROUND_CLOSED), QUOTA_EXCEEDED,
 *   IDEMPOTENCY_KEY_REUSED
 */
export async function openVersionUpload(
  deps: Deps,
  actor: Actor,
  input: AnnouncedFile & { roundId: string; roundAssetId: string | null },
): Promise<OpenedUpload> {
  if (actor.kind !== 'USER') throw new Refusal('FORBIDDEN');
  return deps.db.withActor(actor, async (tx) => {
    const projectId = await projectOfRound(tx, actor, input.roundId, input.roundAssetId);
    const announced = await findAnnounced(tx, actor, input);
    if (announced) return { ...announced, isRepeated: true };
    const { studioId } = await asStudio(tx, projectId, () => requireOpenRound(tx, input.roundId));
    await reserveStorage(tx, actor, { id: projectId, studioId }, input.sizeBytes);
    const upload = await tx.uploadSession.create({
      data: {
        projectId,
        userId: actor.userId,
        organizationId: actor.organizationId,
        purpose: 'VERSION',
        roundAssetId: input.roundAssetId,
        fileName: input.fileName,
        sizeBytes: BigInt(input.sizeBytes),
        sha256: input.sha256,
        announcementKey: input.announcementKey ?? null,
        storageKey: `versions/${studioId}/${projectId}/${randomUUID()}`,
        expiresAt: new Date(Date.now() + UPLOAD_LIFETIME_MS),
      },
      select: { id: true },
    });
    return { ...(await loadUpload(tx, upload.id)), isRepeated: false };
  });
}

/** The round's project, when the actor may hand in something there; otherwise the round does not exist. */
async function projectOfRound(tx: Tx, actor: Actor, roundId: string, roundAssetId: string | null): Promise<string> {
  if (actor.kind !== 'USER' || actor.organizationType === 'CLIENT') throw notFound();
  const found = await tx.roundAsset.findFirst({
    where: {
      roundId,
      ...(roundAssetId ? { id: roundAssetId } : {}),
      ...(actor.organizationType === 'STUDIO'
        ? { round: { project: { studioId: actor.organizationId } } }
        : { assignment: ownAssignments(actor, new Date()) }),
    },
    select: { projectId: true },
  });
  if (!found) throw notFound();
  return found.projectId;
}

async function requireOpenRound(tx: Tx, roundId: string): Promise<{ studioId: string }> {
  const round = await tx.retouchRound.findUniqueOrThrow({ where: { id: roundId }, include: { project: true } });
  if (round.closedAt) throw new Refusal('ALREADY_DECIDED', { reason: 'ROUND_CLOSED' });
  if (round.project.workflowState !== 'IN_RETOUCH') {
    throw new Refusal('INVALID_TRANSITION', { reason: 'PROJECT_TAKES_NO_VERSIONS' });
  }
  return round.project;
}
