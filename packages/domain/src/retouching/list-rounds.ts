import type { Actor } from '@etouch/db/actor';
import { categoryLabels } from '@etouch/db/category-labels';
import type { Tx } from '@etouch/db/transaction';
import type { Deps } from '../activity/deps.ts';
import { loadProject } from '../projects/queries.ts';
import { presentRound } from './present-round.ts';
import { findRounds, openCommentsByAsset } from './queries.ts';

/** Rounds of a visible project, newest first. */
export async function listRounds(deps: Deps, actor: Actor, projectId: string) {
  return deps.db.withActor(actor, async (tx) => {
    await loadProject(tx, actor, projectId);
    return { items: await readRounds(tx, actor, { projectId }) };
  });
}

/** Rounds with everything shown of them, in a fixed number of queries. */
export async function readRounds(tx: Tx, actor: Actor, where: { projectId: string; id?: string }) {
  const rows = await findRounds(tx, actor, where);
  const openComments = await openCommentsByAsset(tx, [
    ...new Set(rows.flatMap((row) => row.roundAssets.map((item) => item.assetId))),
  ]);
  const labels = await categoryLabels(tx);
  return rows.map((row) => presentRound(actor, row, openComments, labels));
}
