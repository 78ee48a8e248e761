import { forwardComment, listComments } from '@etouch/contracts/routes/comments';
import { act } from '../act.ts';
import { told } from '../hand-over.ts';
import { must, present } from '../must.ts';
import { queueOf } from '../pages.ts';
import { sweep } from '../probes/sweep.ts';
import type { World } from '../world.ts';
import { handedIn, pass, submitForValidation } from './check.ts';
import { downloadOriginals } from './download-originals.ts';
import { handIn, makeVersions } from './retouch.ts';
import { decide, shownVersions } from './validate.ts';

const IN_OWN_WORDS = 'Lift the centre by half a stop, please.';

/** The studio passes the client's wish on in its own words; the same agency does the one photo again. */
export async function secondRound(world: World): Promise<void> {
  const { agencyLead, otherAgencyLead } = world.cast;
  must((await queueOf(world, otherAgencyLead)).length === 0, 'the other agency is given the second round');
  await forward(world);
  await sweep(world);
  const originals = await downloadOriginals(world, agencyLead);
  must(originals.size === 1, `${originals.size} photos are in the second round`);
  await handIn(world, agencyLead, await makeVersions(world, agencyLead, originals, 3));
  await pass(world, await handedIn(world));
  await submitForValidation(world);
}

async function forward(world: World): Promise<void> {
  const { cast } = world;
  const { id } = present(
    world.comments.find((comment) => comment.lane === 'CLIENT_STUDIO'),
    'the client’s comment',
  );
  const rejected = world.versions.filter((version) => world.round?.roundAssetIds.has(version.assetId)).at(-1);
  const query = { versionId: present(rejected, 'the rejected version').id };
  const read = () => cast.agencyLead.browser.api.call(listComments, { query });
  must(
    (await read()).items.every((item) => item.lane === 'STUDIO_RETOUCHER'),
    'the agency reads the client’s lane',
  );
  const forwarded = await cast.producer.browser.api.call(forwardComment, {
    params: { commentId: id },
    body: { body: IN_OWN_WORDS },
  });
  const comment = present(
    (await read()).items.find((item) => item.id === forwarded.id),
    'the forwarded comment at the agency',
  );
  must(comment.body === IN_OWN_WORDS && comment.annotation?.type === 'point', 'the wish arrives without its place');
  must(comment.organization?.id !== cast.clientAdmin.organization.id, 'the forwarded comment names the client');
  world.comments.push({ id: forwarded.id, lane: 'STUDIO_RETOUCHER', reader: cast.agencyLead });
}

/** The client is content: everything is approved, and the delivery frozen. */
export async function approve(world: World): Promise<void> {
  const { cast } = world;
  await decide(world, await shownVersions(world), 'APPROVED');
  await act(world, cast.clientAdmin, 'APPROVE');
  await told(world, cast.producer, 'PROJECT_APPROVED', /Project approved/);
  await told(world, cast.clientUser, 'PROJECT_DELIVERED', /Your delivery is ready/);
}
