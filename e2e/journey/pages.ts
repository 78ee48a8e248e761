import { listAssets, type Asset } from '@etouch/contracts/routes/assets';
import { listQueue, listRoundAssets, listRounds, type QueueItem } from '@etouch/contracts/routes/rounds';
import { present } from './must.ts';
import type { Person } from './people.ts';
import type { World } from './world.ts';

/** All photos of the project that exist for somebody, page by page. */
export async function allAssets({ projectId }: World, person: Person): Promise<Asset[]> {
  const found: Asset[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await person.browser.api.call(listAssets, { params: { projectId }, query: { limit: 100, cursor } });
    found.push(...page.items);
    if (!page.nextCursor) return found;
    cursor = page.nextCursor;
  }
}

/** The newest round and its photos by name, as somebody sees them. */
export async function lastRound({ projectId }: World, { browser: { api } }: Person) {
  const params = { projectId };
  const { items } = await api.call(listRounds, { params });
  const round = present(items[0], 'a round');
  const assets = (await api.callAll(listRoundAssets, { params, query: { roundId: round.id } })).items;
  return { ...round, assets: assets.toSorted((a, b) => a.name.localeCompare(b.name)) };
}

/** Somebody's queue in the open round. */
export async function queueOf({ round }: World, person: Person): Promise<QueueItem[]> {
  const { items } = await person.browser.api.callAll(listQueue, { query: { roundId: present(round, 'a round').id } });
  return items;
}
