import type { ProjectWorkflowState } from '@etouch/contracts/enums';
import { markAssets } from '@etouch/domain/assets/mark-assets';
import { editAssets } from '@etouch/domain/assets/edit-assets';
import { acceptQuote } from '@etouch/domain/pricing/accept-quote';
import { offerQuote } from '@etouch/domain/pricing/offer-quote';
import { readPricing } from '@etouch/domain/pricing/read-pricing';
import { createComment } from '@etouch/domain/review/create-comment';
import { editSelection } from '@etouch/domain/review/edit-selection';
import { readSelection } from '@etouch/domain/review/read-selection';
import { retouchRound } from './retouch-round.ts';
import { act, bringPhotographs, inDays, photosOf, standing, type Stage } from './stage.ts';
import { validateRound } from './validate-round.ts';

/** What happens in each state, until the project is where the scene wants it. Each step may be repeated. */
const steps: Record<ProjectWorkflowState, (stage: Stage) => Promise<void>> = {
  STUDIO_REVIEW: reviewAsStudio,
  CLIENT_REVIEW: chooseAsClient,
  SELECTION_CONFIRMATION: confirmSelection,
  IN_RETOUCH: retouchRound,
  CLIENT_VALIDATION: validateRound,
  DONE: conclude,
  ARCHIVED: async () => {},
};

const MOST_STEPS = 12;

/** Plays a scene from wherever the project stands to its target. */
export async function playScene(stage: Stage): Promise<void> {
  for (let step = 0; step < MOST_STEPS; step++) {
    const { workflowState } = await standing(stage);
    await steps[workflowState](stage);
    const after = await standing(stage);
    if (after.workflowState === workflowState) return;
  }
  throw new Error(`the scene ${stage.scene.title} does not come to its end`);
}

async function reviewAsStudio(stage: Stage): Promise<void> {
  await bringPhotographs(stage);
  const { deps, studio, projectId, scene, photographs } = stage;
  const photos = await photosOf(stage);
  const idsWhere = (wanted: (photo: (typeof photographs)[number]) => boolean) =>
    photos.filter((asset) => photographs.some((photo) => photo.fileName === asset.originalName && wanted(photo)));
  const ids = (rows: typeof photos) => rows.map((asset) => asset.id);
  const flawed = ids(idsWhere((photo) => photo.flaw !== undefined && !photo.retouched));
  const chosen = ids(idsWhere((photo) => photo.retouched));
  const others = ids(idsWhere((photo) => photo.flaw === undefined && !photo.retouched));
  if (flawed.length > 0) await markAssets(deps, studio, projectId, { assetIds: flawed, pick: 'REJECT', rating: 1 });
  if (chosen.length > 0) await markAssets(deps, studio, projectId, { assetIds: chosen, pick: 'PICK', rating: 5 });
  if (others.length > 0)
    await markAssets(deps, studio, projectId, { assetIds: others, rating: 3, colourLabel: 'YELLOW' });
  if (scene.target === 'STUDIO_REVIEW') return;
  if (flawed.length > 0) await editAssets(deps, studio, projectId, { assetIds: flawed, shownToClient: false });
  await act(stage, studio, 'SEND_TO_CLIENT', { selectionDeadline: inDays(Math.max(1, scene.dueInDays - 2)) });
}

async function chooseAsClient(stage: Stage): Promise<void> {
  const { deps, client, projectId, scene, photographs } = stage;
  const wanted = new Set(photographs.filter((photo) => photo.retouched).map((photo) => photo.fileName));
  const photos = (await photosOf(stage)).filter((asset) => asset.shownToClient);
  const chosen = photos.filter((asset) => wanted.has(asset.originalName)).map((asset) => asset.id);
  const [first] = photos;
  if (scene.target !== 'CLIENT_REVIEW') {
    await markAssets(deps, client, projectId, { assetIds: chosen, pick: 'PICK' });
    return act(stage, client, 'SUBMIT_SELECTION', { assetIds: chosen });
  }
  await markAssets(deps, client, projectId, { assetIds: chosen.slice(0, 3), pick: 'PICK', rating: 4 });
  if (first && !(await hasComments(stage)))
    await createComment(deps, client, {
      assetId: first.id,
      lane: 'CLIENT_STUDIO',
      kind: 'NOTE',
      body: 'Peut-on retrouver la chaleur du reflet sur le bouchon ?',
      annotation: { type: 'point', x: 0.46, y: 0.3 },
    });
}

async function hasComments({ deps, studio, projectId }: Stage): Promise<boolean> {
  return (await deps.db.withActor(studio, (tx) => tx.comment.count({ where: { projectId } }))) > 0;
}

async function confirmSelection(stage: Stage): Promise<void> {
  const { deps, studio, client, projectId, scene, stock } = stage;
  const selection = await readSelection(deps, studio, projectId);
  const items = selection?.items ?? [];
  const itemIds = items.map((item) => item.id);
  await editSelection(deps, studio, projectId, { itemIds, categoryIds: [stock.categoryId('BASE')] });
  await editSelection(deps, studio, projectId, {
    itemIds: itemIds.slice(0, 1),
    categoryIds: [stock.categoryId('BASE'), stock.categoryId('BEAUTE')],
    instruction: scene.instruction ?? 'Retirer les poussières ; garder la matière et les ombres.',
  });
  const quote = await offerQuote(deps, studio, projectId);
  if (scene.target === 'SELECTION_CONFIRMATION') return;
  if (quote.state === 'OFFERED')
    await acceptQuote(deps, client, quote.id, {
      shownTotalCents: (await readPricing(deps, client, projectId)).total.amount,
      shownText: 'J’accepte ce devis.',
    });
  await act(stage, studio, 'CONFIRM', { roundDeadline: inDays(scene.dueInDays) });
}

async function conclude(stage: Stage): Promise<void> {
  if (stage.scene.target !== 'ARCHIVED') return;
  await act(stage, stage.studio, 'ARCHIVE', { waiverReason: 'Facturé hors etouch.' });
}
