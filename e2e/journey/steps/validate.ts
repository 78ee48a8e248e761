import { createComment, listComments } from '@etouch/contracts/routes/comments';
import { decideVersions } from '@etouch/contracts/routes/rounds';
import { act, refusedTransition } from '../act.ts';
import { names } from '../cast.ts';
import { told } from '../hand-over.ts';
import { must, present } from '../must.ts';
import { lastRound } from '../pages.ts';
import type { World } from '../world.ts';
import { readRound } from './assign.ts';

/** The client approves all but one photo, says on the picture what is wrong with it, and asks for another round. */
export async function requestChanges(world: World): Promise<void> {
  const { cast } = world;
  const { api } = cast.clientAdmin.browser;
  const versionIds = await shownVersions(world);
  const rejected = present(
    world.versions.find((version) => versionIds.includes(version.id) && version.maker === cast.agencyLead),
    'a version of the first agency',
  );
  const approved = versionIds.filter((id) => id !== rejected.id);
  await decide(world, approved, 'APPROVED');
  await refusedTransition(world, cast.clientAdmin, 'APPROVE', {}, 'GUARD_REFUSED EVERY_ASSET_APPROVED');
  await refusedTransition(world, cast.clientAdmin, 'REQUEST_CHANGES', {}, 'GUARD_REFUSED EVERY_ASSET_DECIDED');
  const comment = await api.call(createComment, {
    body: {
      versionId: rejected.id,
      lane: 'CLIENT_STUDIO',
      kind: 'REJECTION',
      body: `${names.client} trouve le centre trop sombre.`,
      annotation: { type: 'point', x: 0.5, y: 0.4 },
    },
  });
  world.comments.push({ id: comment.id, lane: 'CLIENT_STUDIO' });
  await keepInternal(world, rejected.id);
  await decide(world, [rejected.id], 'REJECTED');
  await refusedTransition(world, cast.clientAdmin, 'APPROVE', {}, 'GUARD_REFUSED EVERY_ASSET_APPROVED');
  const after = await act(world, cast.clientAdmin, 'REQUEST_CHANGES');
  must(
    after.roundNumber === 2 && after.counts.roundAssets === 1,
    'the second round does not hold the one rejected photo',
  );
  await told(world, cast.producer, 'CHANGES_REQUESTED', /Changes requested/);
  await told(world, cast.agencyLead, 'PHOTOS_ASSIGNED', /One photo|1 photo to retouch|photo to retouch/);
  await readRound(world);
}

/** The newest versions as the client has them before its eyes. */
export async function shownVersions(world: World): Promise<string[]> {
  const { assets } = await lastRound(world, world.cast.clientAdmin);
  return assets.map((item) => present(item.versions[0], `a version of ${item.name} for the client`).id);
}

export async function decide(world: World, versionIds: string[], decision: 'APPROVED' | 'REJECTED'): Promise<void> {
  const { items } = await world.cast.clientAdmin.browser.api.call(decideVersions, { body: { versionIds, decision } });
  must(
    items.every((item) => item.clientDecision === decision),
    `a version is not ${decision}`,
  );
}

/** The studio thinks aloud where neither the client nor a retoucher reads. */
async function keepInternal(world: World, versionId: string): Promise<void> {
  const { cast } = world;
  const remark = 'They said the opposite last week.';
  const body = { versionId, lane: 'STUDIO', body: remark } as const;
  const { id } = await cast.producer.browser.api.call(createComment, { body });
  world.comments.push({ id, lane: 'STUDIO' });
  for (const person of [cast.clientAdmin, cast.agencyLead]) {
    const { items } = await person.browser.api.call(listComments, { query: { versionId } });
    must(!items.some((item) => item.body === remark), `${person.name} reads what the studio keeps to itself`);
    const attempt = () => person.browser.api.call(createComment, { body });
    await world.refusals.expect(person.name, 'write in the studio’s own lane', attempt, 'FORBIDDEN LANE');
  }
}
