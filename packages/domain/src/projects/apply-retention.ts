import type { Actor, SystemActor } from '@etouch/db/actor';
import { enqueue } from '@etouch/db/enqueue';
import { notifyLive } from '@etouch/db/live';
import type { Tx } from '@etouch/db/transaction';
import type { Deps } from '../activity/deps.ts';
import { recordEvent } from '../activity/record-event.ts';
import { countFiles, giveUpFiles } from './count-files.ts';
import { deletableAt, planRetention, warnFrom, type RetentionStep } from './plan-retention.ts';
import { findArchived, findPolicies, policyFor, type ArchivedProject, type Policies } from './queries.ts';

const PROJECTS_AT_ONCE = 50;
const FILES_AT_ONCE = 500;

/**
 * Announces what the studio's retention policies will delete in thirty days, and deletes what was announced thirty days
 * ago and is not kept longer: in bounded transactions, so that a killed run is gone on with. Answers what it did.
 * @param actor SYSTEM of the studio
 */
export async function applyRetention(deps: Deps, actor: Actor, now: Date): Promise<{ warned: number; files: number }> {
  if (actor.kind !== 'SYSTEM') return { warned: 0, files: 0 };
  const policies = await deps.db.withActor(actor, (tx) => findPolicies(tx, actor.organizationId));
  await deps.db.withActor(actor, (tx) =>
    tx.scheduledDeletion.deleteMany({ where: { deletedAt: null, project: { workflowState: { not: 'ARCHIVED' } } } }),
  );
  let warned = 0;
  for (let after: string | null = null; ;) {
    const [last, count] = await deps.db.withActor(actor, async (tx) => {
      const projects = await findArchived(tx, actor.organizationId, { after, limit: PROJECTS_AT_ONCE });
      let announced = 0;
      for (const project of projects) announced += await announce(tx, actor, project, policies, now);
      return [projects.at(-1)?.id ?? null, announced] as const;
    });
    warned += count;
    if (last === null) break;
    after = last;
  }
  return { warned, files: await deleteDue(deps, actor, now) };
}

/** Brings the announced deletions of one project in line with its policy; tells of those that are new. */
async function announce(
  tx: Tx,
  actor: SystemActor & Actor,
  project: ArchivedProject,
  policies: Policies,
  now: Date,
): Promise<number> {
  const policy = policyFor(policies, project.clientId);
  const plan = policy ? planRetention(policy, project, policies.timeZone) : [];
  const known = new Map(project.deletions.map((row) => [row.step, row]));
  const dropped = project.deletions.filter(
    (row) => row.deletedAt === null && !plan.some(({ step }) => step === row.step),
  );
  await tx.scheduledDeletion.deleteMany({ where: { id: { in: dropped.map((row) => row.id) } } });
  let announced = 0;
  for (const { step, dueAt } of plan) {
    const row = known.get(step);
    // A deletion from before the project was taken out of the archive and put back does not count.
    const isDone = row?.deletedAt && row.deletedAt > project.archivedAt;
    if (isDone || warnFrom(dueAt) > now) continue;
    if (row && row.deletedAt === null) {
      if (row.dueAt.getTime() !== dueAt.getTime())
        await tx.scheduledDeletion.update({ where: { id: row.id }, data: { dueAt } });
      continue;
    }
    const { files } = await countFiles(tx, step, [project.id]);
    if (files === 0) continue;
    const fresh = { dueAt, warnedAt: now, deletedAt: null, files: 0, bytes: 0n };
    const { id } = await tx.scheduledDeletion.upsert({
      where: { projectId_step: { projectId: project.id, step } },
      create: { projectId: project.id, step, ...fresh },
      update: { ...fresh, keptUntil: null, keptReason: null, keptById: null },
      select: { id: true },
    });
    const type = step === 'DELIVERED' ? 'retention.deliveryAnnounced' : 'retention.announced';
    await recordEvent(tx, actor, { type, projectId: project.id, studioId: actor.organizationId, ids: [id] });
    announced++;
  }
  return announced;
}

async function deleteDue(deps: Deps, actor: SystemActor & Actor, now: Date): Promise<number> {
  const pending = await deps.db.withActor(actor, (tx) =>
    tx.scheduledDeletion.findMany({
      where: { deletedAt: null, dueAt: { lte: now } },
      orderBy: [{ projectId: 'asc' }, { dueAt: 'asc' }, { id: 'asc' }],
      select: { id: true },
    }),
  );
  let files = 0;
  for (const { id } of pending) {
    for (;;) {
      const count = await deps.db.withActor(actor, (tx) => deleteSome(tx, actor, id, now));
      if (count === 0) break;
      files += count;
    }
  }
  return files;
}

/** The next files of one announced deletion; none left: it is done. */
async function deleteSome(tx: Tx, actor: SystemActor & Actor, id: string, now: Date): Promise<number> {
  const row = await tx.scheduledDeletion.findFirst({
    where: { id, deletedAt: null, project: { workflowState: 'ARCHIVED' } },
    include: { project: { select: { deletions: true } } },
  });
  if (!row || deletableAt(row) > now) return 0;
  const step = row.step as RetentionStep;
  const others = row.project.deletions.filter((other) => other.deletedAt === null && other.step !== step);
  // Originals last: what was made from them is kept longer, so they are too.
  if (step === 'ORIGINALS' && others.some((other) => other.step === 'PREVIEWS' || other.step === 'VERSIONS')) return 0;
  const { files, bytes, ids } = await giveUpFiles(tx, step, row.projectId, now, FILES_AT_ONCE);
  await tx.scheduledDeletion.update({
    where: { id },
    data: { files: { increment: files }, bytes: { increment: bytes }, ...(files === 0 && { deletedAt: now }) },
  });
  await tx.auditEvent.create({
    data: {
      organizationId: actor.organizationId,
      projectId: row.projectId,
      actorKind: 'SYSTEM',
      type: files === 0 ? 'retention.completed' : 'retention.deleted',
      subjectId: id,
      payload: { step, files, bytes: Number(bytes), ids },
    },
  });
  if (files > 0) await enqueue(tx, 'remove-files', { organizationId: actor.organizationId });
  await notifyLive(tx, { projectId: row.projectId, kind: 'retention.deleted' });
  return files;
}
