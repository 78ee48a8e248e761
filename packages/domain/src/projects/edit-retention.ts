import type { z } from 'zod';
import type * as contract from '@etouch/contracts/routes/retention';
import type { Actor } from '@etouch/db/actor';
import type { Tx } from '@etouch/db/transaction';
import type { Deps } from '../activity/deps.ts';
import { notFound, Refusal } from '../activity/refusal.ts';
import { countFiles } from './count-files.ts';
import { planRetention, retentionSteps, warnFrom, type RetentionMonths } from './plan-retention.ts';
import { findArchived, findPolicies } from './queries.ts';

type Input = z.output<typeof contract.editRetentionPolicy.body>;

/** The studio's policies: its own first, then those of single clients by name. */
export async function listRetentionPolicies(deps: Deps, actor: Actor) {
  const studioId = studioOf(actor);
  return deps.db.withActor(actor, async (tx) => ({ items: await presentPolicies(tx, studioId) }));
}

/**
 * Sets the policy of the studio or of one client; none for a client means the studio's, none for the studio means that
 * everything is kept. It deletes nothing itself: what it brings about is announced thirty days before.
 * @throws Refusal INVALID_INPUT (ORIGINALS_LAST, FOREIGN_ROW)
 */
export async function editRetentionPolicy(deps: Deps, actor: Actor, { clientId, policy }: Input) {
  const studioId = studioOf(actor);
  if (policy) requireOriginalsLast(policy);
  return deps.db.withActor(actor, async (tx) => {
    const where = { studioId, clientId };
    const before = await tx.retentionPolicy.findFirst({ where, select: { id: true } });
    if (policy && before) await tx.retentionPolicy.update({ where: { id: before.id }, data: policy });
    else if (policy) await tx.retentionPolicy.create({ data: { ...where, ...policy } });
    else await tx.retentionPolicy.deleteMany({ where });
    await tx.auditEvent.create({
      data: {
        organizationId: studioId,
        actorKind: actor.kind,
        actorId: actor.kind === 'USER' ? actor.userId : null,
        type: 'retention.edited',
        subjectId: clientId,
        payload: { policy: policy && { ...policy } },
      },
    });
    return { items: await presentPolicies(tx, studioId) };
  });
}

/** What a policy would announce within a day of being saved: kinds of files with their number and bytes. */
export async function previewRetention(deps: Deps, actor: Actor, { clientId, policy }: Input, now: Date) {
  const studioId = studioOf(actor);
  if (policy) requireOriginalsLast(policy);
  return deps.db.withActor(actor, async (tx) => {
    const { timeZone, byClient } = await findPolicies(tx, studioId);
    const due = new Map(retentionSteps.map((step) => [step, [] as string[]]));
    for (let after: string | null = null; ;) {
      const projects = await findArchived(tx, studioId, { after, limit: 500 });
      for (const project of projects) {
        const concerned = clientId === null ? !byClient.has(project.clientId) : project.clientId === clientId;
        for (const { step, dueAt } of policy && concerned ? planRetention(policy, project, timeZone) : [])
          if (warnFrom(dueAt) <= now) due.get(step)?.push(project.id);
      }
      after = projects.at(-1)?.id ?? null;
      if (after === null) break;
    }
    const steps = [];
    for (const step of retentionSteps) {
      const projectIds = due.get(step) ?? [];
      const { files, bytes } = await countFiles(tx, step, projectIds);
      steps.push({ step, projects: files === 0 ? 0 : projectIds.length, files, bytes: Number(bytes) });
    }
    return { steps };
  });
}

function requireOriginalsLast({ previewsMonths, versionsMonths, originalsMonths, deliveredMonths }: RetentionMonths) {
  const earlier = Math.max(previewsMonths ?? 0, versionsMonths ?? 0);
  if (originalsMonths !== null && originalsMonths < earlier)
    throw new Refusal('INVALID_INPUT', { reason: 'ORIGINALS_LAST', field: 'body.policy.originalsMonths' });
  if (deliveredMonths !== null && deliveredMonths < (originalsMonths ?? 0))
    throw new Refusal('INVALID_INPUT', { reason: 'DELIVERED_LAST', field: 'body.policy.deliveredMonths' });
}

async function presentPolicies(tx: Tx, studioId: string) {
  const rows = await tx.retentionPolicy.findMany({
    where: { studioId },
    include: { partner: { select: { partner: { select: { id: true, name: true } } } } },
    orderBy: [{ partner: { partner: { name: 'asc' } } }, { id: 'asc' }],
  });
  const shown = rows.map(({ partner, previewsMonths, versionsMonths, originalsMonths, deliveredMonths }) => ({
    client: partner?.partner ?? null,
    policy: { previewsMonths, versionsMonths, originalsMonths, deliveredMonths },
  }));
  return shown.toSorted((a, b) => Number(a.client !== null) - Number(b.client !== null));
}

function studioOf(actor: Actor): string {
  if (actor.kind === 'GUEST') throw notFound();
  return actor.organizationId;
}
