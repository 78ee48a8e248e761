import type { z } from 'zod';
import type { checkVersions as contract, releaseVersions as releaseContract } from '@etouch/contracts/routes/rounds';
import type { Actor } from '@etouch/db/actor';
import type { Tx } from '@etouch/db/transaction';
import type { Deps } from '../activity/deps.ts';
import { recordEvent } from '../activity/record-event.ts';
import { notFound, Refusal } from '../activity/refusal.ts';
import { loadProject, type ProjectRow } from '../projects/queries.ts';
import { presentVersion } from '../retouching/present-round.ts';
import { findVersions } from '../retouching/queries.ts';

const include = { organization: { select: { id: true, name: true } }, roundAsset: { include: { assignment: true } } };

/** The named versions, all of one visible project in retouch, each the newest handed in of its photo. */
async function loadForCheck(tx: Tx, actor: Actor, versionIds: readonly string[]) {
  const ids = [...new Set(versionIds)];
  const rows = await tx.retouchVersion.findMany({ where: { id: { in: ids } }, include });
  const projectId = rows[0]?.projectId;
  if (!projectId || rows.length !== ids.length || rows.some((row) => row.projectId !== projectId)) throw notFound();
  const project = await loadProject(tx, actor, projectId);
  if (project.workflowState !== 'IN_RETOUCH')
    throw new Refusal('INVALID_TRANSITION', { reason: 'STATE', values: { state: project.workflowState } });
  const newest = await tx.retouchVersion.groupBy({
    by: ['roundAssetId'],
    where: { roundAssetId: { in: rows.map((row) => row.roundAssetId) }, handedInAt: { not: null } },
    _max: { number: true },
  });
  const newestOf = new Map(newest.map((row) => [row.roundAssetId, row._max.number]));
  if (rows.some((row) => newestOf.get(row.roundAssetId) !== row.number))
    throw new Refusal('ALREADY_DECIDED', { reason: 'NEWER_VERSION' });
  return { project, rows };
}

/**
 * The studio's quality check: passes versions (and releases them to the client if asked), or sends them back with a
 * reason that the retoucher reads in the studio's name, pinned to the picture if wanted.
 * @throws Refusal ALREADY_DECIDED when a newer version was handed in or the client has decided
 */
export async function checkVersions(deps: Deps, actor: Actor, input: z.output<typeof contract.body>) {
  if (actor.kind !== 'USER') throw new Refusal('FORBIDDEN');
  const sentBack = input.decision === 'SENT_BACK';
  if (sentBack && !input.reason)
    throw new Refusal('INVALID_INPUT', { field: 'body.reason', reason: 'REASON_REQUIRED' });
  return deps.db.withActor(actor, async (tx) => {
    const { project, rows } = await loadForCheck(tx, actor, input.versionIds);
    const now = new Date();
    const ids = rows.map((row) => row.id);
    const { count } = await tx.retouchVersion.updateMany({
      where: { id: { in: ids }, clientDecision: null },
      data: {
        qcDecision: input.decision,
        qcDecidedAt: now,
        qcDecidedById: actor.userId,
        qcReason: input.reason ?? null,
        ...(sentBack ? { releasedAt: null } : input.release ? { releasedAt: now } : {}),
      },
    });
    if (count !== ids.length) throw new Refusal('ALREADY_DECIDED', { reason: 'CLIENT_DECIDED' });
    await tx.roundAsset.updateMany({
      where: { id: { in: rows.map((row) => row.roundAssetId) } },
      data: { state: sentBack ? 'QC_REJECTED' : 'QC_PASSED' },
    });
    if (sentBack) await writeReasons(tx, actor, project, rows, input);
    const byAgency = Map.groupBy(rows, (row) => row.organizationId);
    for (const [subjectOrganizationId, versions] of byAgency) {
      await recordEvent(tx, actor, {
        type: sentBack ? 'version.sentBack' : 'version.checked',
        projectId: project.id,
        studioId: project.studioId,
        ids: versions.map((version) => version.id),
        subjectOrganizationId,
      });
    }
    return { items: await readVersions(tx, actor, ids) };
  });
}

async function writeReasons(
  tx: Tx,
  actor: Actor & { kind: 'USER' },
  project: ProjectRow,
  rows: readonly { id: string; assetId: string; organizationId: string }[],
  input: z.output<typeof contract.body>,
): Promise<void> {
  await tx.comment.createMany({
    data: rows.map((row) => ({
      projectId: project.id,
      assetId: row.assetId,
      versionId: row.id,
      lane: 'STUDIO_RETOUCHER',
      kind: 'REJECTION',
      body: input.reason ?? '',
      ...(input.annotation ? { annotation: input.annotation } : {}),
      authorId: actor.userId,
      authorOrganizationId: actor.organizationId,
      retoucherOrganizationId: row.organizationId,
    })),
  });
}

/** Shows passed versions to the client before the whole round is submitted. */
export async function releaseVersions(deps: Deps, actor: Actor, input: z.output<typeof releaseContract.body>) {
  return deps.db.withActor(actor, async (tx) => {
    const { project, rows } = await loadForCheck(tx, actor, input.versionIds);
    if (rows.some((row) => row.qcDecision !== 'PASSED'))
      throw new Refusal('GUARD_REFUSED', { reason: 'EVERY_ASSET_PASSED_CHECK' });
    const ids = rows.map((row) => row.id);
    await tx.retouchVersion.updateMany({
      where: { id: { in: ids }, releasedAt: null },
      data: { releasedAt: new Date() },
    });
    await recordEvent(tx, actor, {
      type: 'version.released',
      projectId: project.id,
      studioId: project.studioId,
      ids,
    });
    return { items: await readVersions(tx, actor, ids) };
  });
}

/** Versions as the API shows them, in the order of their numbers. */
export async function readVersions(tx: Tx, actor: Actor, ids: readonly string[]) {
  const rows = await findVersions(tx, actor, { id: { in: [...ids] } });
  return rows.map(presentVersion);
}
