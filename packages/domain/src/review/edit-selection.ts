import type { z } from 'zod';
import type { editSelectionItems as contract } from '@etouch/contracts/routes/selections';
import type { Actor } from '@etouch/db/actor';
import { asStudio } from '@etouch/db/as-studio';
import { categoryLabels } from '@etouch/db/category-labels';
import { notifyLive } from '@etouch/db/live';
import type { Tx } from '@etouch/db/transaction';
import type { Deps } from '../activity/deps.ts';
import { notFound, Refusal } from '../activity/refusal.ts';
import { priceSelection } from '../pricing/price-selection.ts';
import { loadProject } from '../projects/queries.ts';
import { presentLastSelection } from './read-selection.ts';

/**
 * Sets categories, guideline, instruction or "as is" on photos of the last selection and prices it again; absent
 * fields stay. A quote that no longer agrees is superseded.
 * @throws Refusal INVALID_TRANSITION outside of the confirmation; NOT_FOUND for what is not the studio's
 */
export async function editSelection(
  deps: Deps,
  actor: Actor,
  projectId: string,
  input: z.output<typeof contract.body>,
) {
  return deps.db.withActor(actor, async (tx) => {
    const project = await loadProject(tx, actor, projectId);
    if (project.workflowState !== 'SELECTION_CONFIRMATION')
      throw new Refusal('INVALID_TRANSITION', { reason: 'STATE', values: { state: project.workflowState } });
    const ids = [...new Set(input.itemIds)];
    const items = await tx.selectionItem.findMany({
      where: { id: { in: ids }, projectId },
      select: { id: true },
    });
    if (items.length !== ids.length) throw notFound();
    await requireOwn(tx, project.studioId, input);
    await tx.selectionItem.updateMany({
      where: { id: { in: ids } },
      data: {
        ...(input.asIs === undefined ? {} : { asIs: input.asIs }),
        ...(input.instruction === undefined ? {} : { instruction: input.instruction }),
        ...(input.guidelineFileId === undefined ? {} : { guidelineFileId: input.guidelineFileId }),
      },
    });
    if (input.categoryIds) await replaceCategories(tx, project, ids, input.categoryIds);
    await asStudio(tx, projectId, () => priceSelection(tx, project));
    await notifyLive(tx, { projectId, kind: 'Selection' });
    const shown = await presentLastSelection(tx, actor, project);
    if (!shown) throw notFound();
    return shown;
  });
}

async function requireOwn(tx: Tx, studioId: string, input: z.output<typeof contract.body>): Promise<void> {
  const labels = await categoryLabels(tx);
  const isOffered = (id: string) => labels.get(id)?.archivedAt === null;
  if (!(input.categoryIds ?? []).every(isOffered)) throw new Refusal('NOT_FOUND', { field: 'body.categoryIds' });
  if (!input.guidelineFileId) return;
  const guideline = await tx.guidelineFile.findFirst({
    where: { id: input.guidelineFileId, organizationId: studioId },
    select: { id: true },
  });
  if (!guideline) throw new Refusal('NOT_FOUND', { field: 'body.guidelineFileId' });
}

async function replaceCategories(
  tx: Tx,
  project: { id: string; studioId: string },
  itemIds: string[],
  categoryIds: string[],
): Promise<void> {
  const { id: projectId, studioId } = project;
  await tx.selectionItemCategory.deleteMany({ where: { selectionItemId: { in: itemIds } } });
  await tx.selectionItemCategory.createMany({
    data: itemIds.flatMap((selectionItemId) =>
      [...new Set(categoryIds)].map((categoryId) => ({ selectionItemId, categoryId, projectId, studioId })),
    ),
  });
}
