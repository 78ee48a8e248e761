import { countAssets, editAssets, markAssets } from '@etouch/contracts/routes/assets';
import { act, refusedTransition } from '../act.ts';
import { told } from '../hand-over.ts';
import { must } from '../must.ts';
import { allAssets } from '../pages.ts';
import { seesProject, type World } from '../world.ts';

/** Price of one photo above the limit, in cents. */
const OVERAGE_CENTS = 1500;
const DAY_MS = 86_400_000;

/** The producer culls: one in six is rejected and hidden, the rest rated. */
export async function cull(world: World): Promise<void> {
  const { cast, photos, projectId } = world;
  const { api } = cast.producer.browser;
  const params = { projectId };
  const rejected = photos.length > 3 ? photos.filter((_, i) => i % 6 === 3) : [];
  const kept = photos.filter((photo) => !rejected.includes(photo));
  const ids = (some: typeof photos) => some.map((photo) => photo.assetId);
  await api.call(markAssets, { params, body: { assetIds: ids(kept), rating: 4, pick: 'PICK' } });
  if (rejected.length > 0) {
    const { after } = await api.call(markAssets, { params, body: { assetIds: ids(rejected), pick: 'REJECT' } });
    must(
      after.every(({ mark }) => mark.pick === 'REJECT'),
      'a rejection was not kept',
    );
    await api.call(editAssets, { params, body: { assetIds: ids(rejected), shownToClient: false } });
  }
  for (const photo of rejected) photo.shown = false;
  const counts = await api.call(countAssets, { params });
  must(counts.picked === kept.length && counts.rejected === rejected.length, 'the counts are not those of the culling');
  world.say(`${kept.length} photos are kept, ${rejected.length} hidden`);
}

/** The project goes to the client with a limit and a deadline; now, and not before, it exists for it. */
export async function sendToClient(world: World): Promise<void> {
  const { cast } = world;
  must(!seesProject(world, cast.clientAdmin), 'the client is expected to see nothing yet');
  const shown = world.photos.filter((photo) => photo.shown);
  const unfinished = { reason: 'not yet' };
  await refusedTransition(world, cast.producer, 'SUBMIT_FOR_VALIDATION', unfinished, 'INVALID_TRANSITION STATE');
  await act(world, cast.producer, 'SEND_TO_CLIENT', {
    selectionLimit: limitFor(shown.length),
    overagePriceCents: OVERAGE_CENTS,
    selectionDeadline: new Date(Date.now() + 3 * DAY_MS).toISOString(),
  });
  await told(world, cast.clientAdmin, 'PROJECT_SENT_TO_CLIENT', /Vos photos sont prêtes/);
  await told(world, cast.clientUser, 'PROJECT_SENT_TO_CLIENT', /Your photos are ready/);
  const seen = await allAssets(world, cast.clientAdmin);
  must(
    seen.length === shown.length && seen.every(({ id }) => shown.some((photo) => photo.assetId === id)),
    `the client sees ${seen.length} photos instead of the ${shown.length} shown to it`,
  );
}

/** One less than will be chosen, so that there is something to agree on. */
function limitFor(shown: number): number {
  return chosenOf(shown) - 1;
}

/** How many of the photos shown are chosen: four of five, and at least three. */
export function chosenOf(shown: number): number {
  return Math.max(3, Math.ceil(shown * 0.8));
}
