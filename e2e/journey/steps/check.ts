import { listComments } from '@etouch/contracts/routes/comments';
import { checkVersions, type Version } from '@etouch/contracts/routes/rounds';
import { act, refusedTransition } from '../act.ts';
import { told } from '../hand-over.ts';
import { must, present } from '../must.ts';
import { lastRound } from '../pages.ts';
import type { World } from '../world.ts';
import type { Saved } from './first-round.ts';
import { handIn, makeVersions } from './retouch.ts';

const REASON = 'The left edge has lost its reflection.';

/** The studio looks at everything: one version goes back, is done again, and then all pass. */
export async function checkQuality(world: World, saved: Saved): Promise<void> {
  const { cast } = world;
  const versions = await handedIn(world);
  const backed = present(
    versions.find((version) => version.organization?.id === cast.otherAgencyLead.organization.id),
    'a version of the other agency',
  );
  await sendBack(world, backed);
  await pass(
    world,
    versions.filter((version) => version !== backed),
  );
  const unpassed = 'GUARD_REFUSED EVERY_ASSET_PASSED_CHECK';
  await refusedTransition(world, cast.producer, 'SUBMIT_FOR_VALIDATION', {}, unpassed);
  const original = present(saved.get(cast.otherAgencyLead)?.get(backed.assetId), 'the original of what was sent back');
  const again = await makeVersions(world, cast.otherAgencyLead, new Map([[backed.assetId, original]]), 2);
  await handIn(world, cast.otherAgencyLead, again);
  await pass(
    world,
    (await handedIn(world)).filter((version) => version.assetId === backed.assetId),
  );
}

/** The newest version of every photo of the round. */
export async function handedIn(world: World): Promise<Version[]> {
  const { assets } = await lastRound(world, world.cast.producer);
  return assets.map((item) => present(item.versions[0], `a version of ${item.name}`));
}

export async function pass(world: World, versions: Version[]): Promise<void> {
  const versionIds = versions.map((version) => version.id);
  const body = { versionIds, decision: 'PASSED' } as const;
  const { items } = await world.cast.producer.browser.api.call(checkVersions, { body });
  must(
    items.every((item) => item.qualityCheck?.decision === 'PASSED'),
    'a version did not pass',
  );
}

async function sendBack(world: World, version: Version): Promise<void> {
  const { cast, refusals } = world;
  const { api } = cast.producer.browser;
  const decision = 'SENT_BACK' as const;
  const body = { versionIds: [version.id], decision };
  const silent = () => api.call(checkVersions, { body });
  await refusals.expect(cast.producer.name, 'send back without a reason', silent, 'INVALID_INPUT');
  const annotation = { type: 'box', x: 0.1, y: 0.2, width: 0.3, height: 0.4 } as const;
  await api.call(checkVersions, { body: { ...body, reason: REASON, annotation } });
  await told(world, cast.otherAgencyLead, 'VERSION_SENT_BACK', /to rework/);
  const query = { versionId: version.id };
  const { items } = await cast.otherAgencyLead.browser.api.call(listComments, { query });
  const comment = present(
    items.find((item) => item.body === REASON),
    'the reason at the retoucher',
  );
  must(comment.author === null || comment.organization !== null, 'the reason does not speak in the studio’s name');
  must(comment.annotation?.type === 'box', 'the reason lost its place on the picture');
  world.comments.push({ id: comment.id, lane: 'STUDIO_RETOUCHER', reader: cast.otherAgencyLead });
}

/** What passed is shown to the client, and nothing before. */
export async function submitForValidation(world: World): Promise<void> {
  await act(world, world.cast.producer, 'SUBMIT_FOR_VALIDATION');
  await told(world, world.cast.clientAdmin, 'READY_FOR_VALIDATION', /Images retouchées à valider/);
  const shown = new Set(
    (await lastRound(world, world.cast.clientAdmin)).assets.flatMap((item) =>
      item.versions.map((version) => version.id),
    ),
  );
  const passed = new Set((await handedIn(world)).map((version) => version.id));
  for (const version of world.versions.filter(({ roundId }) => roundId === world.round?.id)) {
    version.released ||= passed.has(version.id);
    const as = version.released ? 'does not see' : 'sees';
    must(shown.has(version.id) === version.released, `the client ${as} ${version.source.name}`);
  }
}
