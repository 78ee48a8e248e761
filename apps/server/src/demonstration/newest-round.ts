import type { Actor } from '@etouch/db/actor';
import type { Deps } from '@etouch/domain/activity/deps';
import { listRoundAssets, listRounds } from '@etouch/domain/retouching/list-rounds';

/** Photos of a round of the demonstration, which are fewer. */
const LIMIT = 200;

/** The newest round of a project with its photos, as somebody sees it. */
export async function newestRound(deps: Deps, actor: Actor, projectId: string) {
  const [round] = (await listRounds(deps, actor, projectId, { limit: 1 })).items;
  if (!round) throw new Error('the project has no round');
  const { items } = await listRoundAssets(deps, actor, projectId, { roundId: round.id, limit: LIMIT });
  return { ...round, assets: items };
}
