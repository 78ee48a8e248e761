import { markAssets } from '@etouch/contracts/routes/assets';
import { getSelection, getSelectionDraft } from '@etouch/contracts/routes/selections';
import { act, refusedTransition } from '../act.ts';
import { told } from '../hand-over.ts';
import { must, present } from '../must.ts';
import type { World } from '../world.ts';
import { chosenOf } from './cull-and-send.ts';

/** Two people of the client choose; one too many, which only the one who may commit money can submit. */
export async function choose(world: World): Promise<void> {
  const { cast, projectId } = world;
  const params = { projectId };
  const shown = world.photos.filter((photo) => photo.shown);
  const chosen = shown.slice(0, chosenOf(shown.length)).map((photo) => photo.assetId);
  await refusedTransition(world, cast.clientAdmin, 'SUBMIT_SELECTION', {}, 'GUARD_REFUSED SOMETHING_SELECTED');
  await pick(world, cast.clientUser, chosen.slice(0, -1));
  await pick(world, cast.clientAdmin, chosen.slice(-2));
  await refuseHidden(world);
  const draft = await cast.clientAdmin.browser.api.call(getSelectionDraft, { params });
  must(draft.picks.length === chosen.length, `the union of picks has ${draft.picks.length} photos`);
  must(
    draft.picks.some(({ people }) => people.length === 2),
    'both people’s picks of one photo are not kept apart',
  );
  must(draft.overageCount === 1 && draft.mayCommitMoney, 'the overage is not announced');
  const total = present(draft.overageTotal, 'the price of the overage').amount;
  const submit = { acceptedOverageCents: total };
  await refusedTransition(world, cast.clientUser, 'SUBMIT_SELECTION', submit, 'MONEY_RIGHT_REQUIRED');
  const { acceptedOverageCents: _, ...silent } = submit;
  const guard = 'GUARD_REFUSED WITHIN_LIMIT_OR_OVERAGE_ACCEPTED';
  await refusedTransition(world, cast.clientAdmin, 'SUBMIT_SELECTION', silent, guard);
  await refusedTransition(world, cast.clientAdmin, 'SUBMIT_SELECTION', { acceptedOverageCents: total - 1 }, guard);
  await refusedTransition(world, cast.producer, 'SUBMIT_SELECTION', submit, guard);
  await act(world, cast.clientAdmin, 'SUBMIT_SELECTION', { ...submit, note: 'The blue one first.' });
  await told(world, cast.producer, 'SELECTION_SUBMITTED', /Selection submitted/);
  await told(world, cast.studioAdministrator, 'SELECTION_SUBMITTED', /Selection submitted/);
  await told(world, cast.clientUser, 'SELECTION_SUBMITTED', /Selection submitted/);
  const selection = present(await cast.producer.browser.api.call(getSelection, { params }), 'the selection');
  must(
    selection.items.length === chosen.length && selection.overageCount === 1,
    'the selection is not what was chosen',
  );
  world.selectionItemIds = selection.items.map((item) => item.id);
}

function pick({ projectId }: World, person: World['cast']['clientUser'], assetIds: string[]) {
  return person.browser.api.call(markAssets, { params: { projectId }, body: { assetIds, pick: 'PICK' } });
}

/** A hidden photo can neither be marked nor smuggled into a selection. */
async function refuseHidden(world: World): Promise<void> {
  const hidden = world.photos.find((photo) => !photo.shown);
  if (!hidden) return;
  const { clientAdmin } = world.cast;
  const mark = () => pick(world, clientAdmin, [hidden.assetId]);
  await world.refusals.expect(clientAdmin.name, 'pick a hidden photo', mark, 'NOT_FOUND');
  await refusedTransition(world, clientAdmin, 'SUBMIT_SELECTION', { assetIds: [hidden.assetId] }, 'NOT_FOUND');
}
