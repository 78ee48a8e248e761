import type { z } from 'zod';
import type * as contract from '@etouch/contracts/routes/retention';
import type { Actor } from '@etouch/db/actor';
import { notifyLive } from '@etouch/db/live';
import type { Prisma } from '@etouch/db/prisma';
import type { Tx } from '@etouch/db/transaction';
import type { Deps } from '../activity/deps.ts';
import { notFound, Refusal } from '../activity/refusal.ts';
import { countFiles } from './count-files.ts';
import { deletableAt, retentionSteps, type RetentionStep } from './plan-retention.ts';
import { loadProject } from './queries.ts';

type Side = 'STUDIO' | 'CLIENT';

/** What of an archived project will be deleted and when, and what was. A client hears of what was delivered to it. */
export async function listDeletions(deps: Deps, actor: Actor, projectId: string) {
  const side = actor.kind === 'USER' && actor.organizationType === 'STUDIO' ? 'STUDIO' : 'CLIENT';
  return deps.db.withActor(actor, async (tx) => {
    await loadProject(tx, actor, projectId);
    return { items: await present(tx, side, { projectId }) };
  });
}

/**
 * Puts an announced deletion off, with a reason. What of an invoiced delivery the law keeps stays longer in any case.
 * @throws Refusal NOT_FOUND; ALREADY_DECIDED once it was deleted; INVALID_INPUT (PAST) for a moment gone by
 */
export async function keepLonger(
  deps: Deps,
  actor: Actor,
  deletionId: string,
  { until, reason }: z.output<typeof contract.keepLonger.body>,
  now: Date,
) {
  const keptUntil = new Date(until);
  if (actor.kind !== 'USER') throw new Refusal('FORBIDDEN');
  if (keptUntil <= now) throw new Refusal('INVALID_INPUT', { reason: 'PAST', field: 'body.until' });
  return deps.db.withActor(actor, async (tx) => {
    const row = await tx.scheduledDeletion.findFirst({ where: { id: deletionId } });
    if (!row) throw notFound();
    const { count } = await tx.scheduledDeletion.updateMany({
      where: { id: deletionId, deletedAt: null },
      data: { keptUntil, keptReason: reason, keptById: actor.userId },
    });
    if (count === 0) throw new Refusal('ALREADY_DECIDED', { reason: 'FILES_DELETED' });
    await tx.auditEvent.create({
      data: {
        organizationId: actor.organizationId,
        projectId: row.projectId,
        actorKind: 'USER',
        actorId: actor.userId,
        type: 'retention.postponed',
        subjectId: deletionId,
        payload: { step: row.step, until: keptUntil.toISOString() },
      },
    });
    await notifyLive(tx, { projectId: row.projectId, kind: 'retention.postponed' });
    const [shown] = await present(tx, 'STUDIO', { id: deletionId });
    if (!shown) throw notFound();
    return shown;
  });
}

async function present(tx: Tx, side: Side, where: Prisma.ScheduledDeletionWhereInput) {
  const shared = { id: true, projectId: true, step: true, dueAt: true, warnedAt: true, keptUntil: true } as const;
  const done = { deletedAt: true, files: true, bytes: true } as const;
  const rows = await tx.scheduledDeletion.findMany({ where, select: { ...shared, ...done } });
  // Why something is kept is the studio's own business: the client's role cannot read that column.
  const reasons =
    side === 'STUDIO' ? await tx.scheduledDeletion.findMany({ where, select: { id: true, keptReason: true } }) : [];
  const items = [];
  for (const row of rows.toSorted((a, b) => order(a.step) - order(b.step))) {
    const step = row.step as RetentionStep;
    const left = row.deletedAt || side === 'CLIENT' ? row : await countFiles(tx, step, [row.projectId]);
    items.push({
      id: row.id,
      step,
      deletedAt: row.deletedAt?.toISOString() ?? null,
      deletableAt: deletableAt(row).toISOString(),
      keptUntil: row.keptUntil?.toISOString() ?? null,
      keptReason: reasons.find(({ id }) => id === row.id)?.keptReason ?? null,
      files: left.files,
      bytes: Number(left.bytes),
    });
  }
  return items;
}

const order = (step: string) => retentionSteps.findIndex((known) => known === step);
