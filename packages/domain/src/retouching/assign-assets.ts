import type { z } from 'zod';
import type { assignRoundAssets as contract } from '@etouch/contracts/routes/rounds';
import type { Actor } from '@etouch/db/actor';
import { asStudio } from '@etouch/db/as-studio';
import type { Tx } from '@etouch/db/transaction';
import type { Deps } from '../activity/deps.ts';
import { recordEvent } from '../activity/record-event.ts';
import { notFound, Refusal } from '../activity/refusal.ts';
import { loadProject } from '../projects/queries.ts';
import { openRoundOf } from './queries.ts';

/**
 * Gives photos of the open round to an agency or to the studio itself, at the agreed cost of their categories. A photo
 * that already has a version handed in keeps its retoucher until that version is decided.
 * @throws Refusal NOT_FOUND for a photo of another round or an agency the studio does not work with
 */
export async function assignAssets(deps: Deps, actor: Actor, projectId: string, input: z.output<typeof contract.body>) {
  return deps.db.withActor(actor, async (tx) => {
    const project = await loadProject(tx, actor, projectId);
    if (project.workflowState !== 'IN_RETOUCH')
      throw new Refusal('INVALID_TRANSITION', { reason: 'STATE', values: { state: project.workflowState } });
    const round = await openRoundOf(tx, projectId);
    await requireRetoucher(tx, project.studioId, input.organizationId);
    const items = await tx.roundAsset.findMany({
      where: { id: { in: input.roundAssetIds }, roundId: round.id },
      include: { categories: true, assignment: true, versions: { where: { handedInAt: { not: null } } } },
    });
    if (items.length !== new Set(input.roundAssetIds).size) throw notFound();
    const busy = items.filter(
      (item) =>
        item.versions.length > 0 &&
        item.state !== 'QC_REJECTED' &&
        item.assignment?.organizationId !== input.organizationId,
    );
    if (busy.length > 0) throw new Refusal('CONFLICT', { reason: 'VERSION_HANDED_IN', values: { count: busy.length } });
    const costs = await asStudio(tx, projectId, () => readCosts(tx, project.studioId, input.organizationId));
    for (const item of items) {
      const data = {
        organizationId: input.organizationId,
        deadline: input.deadline === undefined ? round.deadline : input.deadline,
        agreedCostCents: item.categories.reduce((sum, { categoryId }) => sum + (costs.get(categoryId) ?? 0), 0),
        currency: project.currency,
      };
      const changes = item.assignment?.organizationId === input.organizationId ? data : { ...data, assigneeId: null };
      await tx.assignment.upsert({
        where: { roundAssetId: item.id },
        create: { ...data, roundAssetId: item.id, projectId, studioId: project.studioId, assetId: item.assetId },
        update: changes,
      });
    }
    await recordEvent(tx, actor, {
      type: 'round.assigned',
      projectId,
      studioId: project.studioId,
      ids: items.map((item) => item.id),
      subjectOrganizationId: input.organizationId,
    });
    return { assigned: items.length };
  });
}

async function requireRetoucher(tx: Tx, studioId: string, organizationId: string): Promise<void> {
  if (organizationId === studioId) return;
  const partner = await tx.studioPartner.findFirst({
    where: { studioId, partnerId: organizationId, kind: 'RETOUCHER', endedAt: null },
  });
  if (!partner) throw new Refusal('NOT_FOUND', { field: 'body.organizationId' });
}

/** What this retoucher is paid per category, in minor units; the studio itself costs nothing. */
async function readCosts(tx: Tx, studioId: string, retoucherId: string): Promise<Map<string, number>> {
  const rows = await tx.retoucherPricing.findMany({ where: { studioId, retoucherId } });
  return new Map(rows.map((row) => [row.categoryId, row.unitPriceCents]));
}
