import { assignPerson, assignRoundAssets } from '@etouch/contracts/routes/rounds';
import { mustNotName, told } from '../hand-over.ts';
import { must, present } from '../must.ts';
import { lastRound, queueOf } from '../pages.ts';
import type { Person } from '../people.ts';
import type { World } from '../world.ts';

/** The producer shares the round between two agencies; the first gives one photo to one of its people. */
export async function assign(world: World): Promise<void> {
  const { cast } = world;
  await readRound(world);
  const assetIds = [...present(world.round, 'a round').roundAssetIds.keys()];
  await give(
    world,
    cast.agencyLead,
    assetIds.filter((_, i) => i % 2 === 0),
  );
  await give(
    world,
    cast.otherAgencyLead,
    assetIds.filter((_, i) => i % 2 === 1),
  );
  await delegate(world);
}

/** Reads the open round: which of its photos stands for which. */
export async function readRound(world: World): Promise<void> {
  const round = await lastRound(world, world.cast.producer);
  world.round = { id: round.id, roundAssetIds: new Map(round.assets.map((item) => [item.assetId, item.id])) };
  const client = await lastRound(world, world.cast.clientAdmin);
  must(
    client.assets.every((item) => item.assignment === null),
    'the client learns who retouches',
  );
}

async function give(world: World, lead: Person, assetIds: string[]): Promise<void> {
  const { cast, projectId } = world;
  const round = present(world.round, 'a round');
  await cast.producer.browser.api.call(assignRoundAssets, {
    params: { projectId },
    body: {
      roundAssetIds: assetIds.map((id) => present(round.roundAssetIds.get(id), 'a photo of the round')),
      organizationId: lead.organization.id,
    },
  });
  for (const photo of world.photos) if (assetIds.includes(photo.assetId)) photo.workers.push(lead);
  await told(world, lead, 'PHOTOS_ASSIGNED', /photos? to retouch/);
  const queue = await queueOf(world, lead);
  must(
    queue.length === assetIds.length && queue.every((item) => assetIds.includes(item.assetId)),
    `${lead.organization.name} has ${queue.length} photos in its queue instead of ${assetIds.length}`,
  );
  mustNotName(world, JSON.stringify(queue), 'a queue');
}

async function delegate(world: World): Promise<void> {
  const { agencyLead, retoucher, otherAgencyLead } = world.cast;
  const queue = await queueOf(world, agencyLead);
  world.assignmentIds = queue.map((item) => item.assignmentId);
  const first = present(queue[0], 'something in the queue');
  must((await queueOf(world, retoucher)).length === 0, 'a retoucher sees what nobody gave to them');
  const to = (assigneeId: string) => () =>
    agencyLead.browser.api.call(assignPerson, { body: { assignmentIds: [first.assignmentId], assigneeId } });
  const stranger = to(otherAgencyLead.userId);
  await world.refusals.expect(agencyLead.name, 'assign somebody of another agency', stranger, 'NOT_FOUND');
  await to(retoucher.userId)();
  const own = await queueOf(world, retoucher);
  must(own.length === 1 && own[0]?.assetId === first.assetId, 'the retoucher does not see what was given to them');
  world.photos.find((photo) => photo.assetId === first.assetId)?.workers.push(retoucher);
}
