import { listComments } from '@etouch/contracts/routes/comments';
import { getDelivery } from '@etouch/contracts/routes/deliveries';
import { listNotifications } from '@etouch/contracts/routes/notifications';
import { getProject, listWorkflowEvents } from '@etouch/contracts/routes/projects';
import { listQueue, listRoundAssets, listRounds } from '@etouch/contracts/routes/rounds';
import { names } from '../cast.ts';
import { mustNotName } from '../hand-over.ts';
import { must } from '../must.ts';
import type { Person } from '../people.ts';
import type { World } from '../world.ts';

/** At the end of it all: no client has read who retouches, and no retoucher for whom. */
export async function sidesStayApart(world: World): Promise<void> {
  const { cast } = world;
  for (const person of [cast.clientAdmin, cast.clientUser])
    mustNotNameAgencies(world, await clientReads(world, person));
  for (const person of [cast.agencyLead, cast.retoucher, cast.otherAgencyLead])
    mustNotName(world, await retoucherReads(world, person), `what ${person.name} reads`);
}

async function clientReads(world: World, { browser: { api }, email }: Person): Promise<string> {
  const params = { projectId: world.projectId };
  return JSON.stringify([
    await api.call(getProject, { params }),
    await api.call(listRounds, { params }),
    await api.callAll(listRoundAssets, { params }),
    await api.call(listWorkflowEvents, { params }),
    await api.call(listComments, { query: { ...params, limit: 200 } }),
    await api.call(getDelivery, { params }),
    await api.call(listNotifications, {}),
    world.mails.all.filter((mail) => mail.to === email),
  ]);
}

function mustNotNameAgencies({ cast }: World, text: string): void {
  const people = [cast.agencyLead, cast.retoucher, cast.otherAgencyLead];
  const telling = [
    names.agency,
    names.otherAgency,
    ...people.flatMap(({ name, email, userId }) => [name, email, userId]),
  ];
  const found = telling.find((words) => text.includes(words));
  must(found === undefined, `the client reads ${found}`);
}

async function retoucherReads(world: World, { browser: { api }, email }: Person): Promise<string> {
  const { items: queue } = await api.callAll(listQueue, {});
  const comments = queue.map(({ assetId }) => api.call(listComments, { query: { assetId, limit: 200 } }));
  const mails = world.mails.all.filter((mail) => mail.to === email);
  return JSON.stringify([queue, await Promise.all(comments), await api.call(listNotifications, {}), mails]);
}
