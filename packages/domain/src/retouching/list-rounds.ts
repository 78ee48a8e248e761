import type { z } from 'zod';
import type { listRoundAssets as assetsContract, listRounds as contract } from '@etouch/contracts/routes/rounds';
import type { Actor } from '@etouch/db/actor';
import { categoryLabels } from '@etouch/db/category-labels';
import { cutPage, openCursor } from '../activity/cursor.ts';
import type { Deps } from '../activity/deps.ts';
import { loadProjectStudio } from '../projects/queries.ts';
import { presentRound, presentRoundAsset } from './present-round.ts';
import { findRoundAssets, findRounds, openCommentsByAsset } from './queries.ts';

/** A page of the rounds of a visible project, newest first. */
export async function listRounds(deps: Deps, actor: Actor, projectId: string, query: z.output<typeof contract.query>) {
  const [number] = query.cursor ? openCursor('rounds', query.cursor) : [];
  return deps.db.withActor(actor, async (tx) => {
    await loadProjectStudio(tx, actor, projectId);
    const read = await findRounds(tx, projectId, number === undefined ? undefined : Number(number), query.limit + 1);
    const { rows, nextCursor } = cutPage('rounds', query.limit, read, (row) => [String(row.number)]);
    return { items: rows.map(presentRound), nextCursor };
  });
}

/** A page of the photos of all rounds of a visible project, or of one, with assignment and versions. */
export async function listRoundAssets(
  deps: Deps,
  actor: Actor,
  projectId: string,
  { roundId, limit, cursor }: z.output<typeof assetsContract.query>,
) {
  const [after] = cursor ? openCursor('round-assets', cursor) : [];
  return deps.db.withActor(actor, async (tx) => {
    await loadProjectStudio(tx, actor, projectId);
    const read = await findRoundAssets(
      tx,
      actor,
      { projectId, roundId, id: after ? { gt: after } : undefined },
      limit + 1,
    );
    const { rows, nextCursor } = cutPage('round-assets', limit, read, (row) => [row.id]);
    const openComments = await openCommentsByAsset(tx, [...new Set(rows.map((row) => row.assetId))]);
    const labels = await categoryLabels(tx);
    return { items: rows.map((row) => presentRoundAsset(actor, row, openComments, labels)), nextCursor };
  });
}
