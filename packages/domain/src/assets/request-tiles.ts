import type { Actor } from '@etouch/db/actor';
import { asStudio } from '@etouch/db/as-studio';
import { enqueue } from '@etouch/db/enqueue';
import type { Tx } from '@etouch/db/transaction';
import type { Deps } from '../activity/deps.ts';
import { findTilesPolicy } from '../organizations/queries.ts';
import type { Tiles } from './find-tiles.ts';
import { isBeyondPreview, PRIORITY, studioOfKey } from './rules.ts';

/** Seconds in which the same tiles are asked for once, however many look at the picture. */
const ONCE_SECONDS = 60;

/**
 * Somebody looks at a picture whose tiles are missing: they are made before anything else. Answers false where the studio
 * has none made.
 * @param isAgain a person wants another attempt, whatever was asked for just now
 */
export async function requestTiles(deps: Deps, actor: Actor, tiles: Tiles, isAgain = false): Promise<boolean> {
  const { of, id, projectId, storageKey } = tiles;
  const studioId = studioOfKey(storageKey);
  return deps.db.withActor(actor, (tx) =>
    asStudio(tx, projectId, async () => {
      if ((await findTilesPolicy(tx, studioId)) === 'NEVER') return false;
      const job = { organizationId: studioId, of, id, isViewed: true };
      const once = isAgain ? {} : { singletonKey: storageKey, singletonSeconds: ONCE_SECONDS };
      await enqueue(tx, 'make-tiles', job, { priority: PRIORITY.viewed, ...once });
      return true;
    }),
  );
}

/**
 * A picture is ready: where the studio has tiles made on arrival, they follow after everything else that waits. Call it
 * in the transaction that makes it ready, as SYSTEM for the studio.
 */
export async function enqueueTilesInAdvance(
  tx: Tx,
  of: Tiles['of'],
  id: string,
  picture: { derivativesKey: string; mimeType: string; width: number; height: number },
): Promise<void> {
  const studioId = studioOfKey(picture.derivativesKey);
  if (!isBeyondPreview(picture) || (await findTilesPolicy(tx, studioId)) !== 'ON_ARRIVAL') return;
  const job = { organizationId: studioId, of, id, isViewed: false };
  await enqueue(tx, 'make-tiles', job, { priority: PRIORITY.inAdvance });
}

/** Whether tiles that nobody looks at are still to be made: the studio may have thought better of it since. */
export async function areTilesMadeInAdvance(deps: Deps, actor: Actor, tiles: Tiles): Promise<boolean> {
  const studioId = studioOfKey(tiles.storageKey);
  return deps.db.withActor(actor, async (tx) => (await findTilesPolicy(tx, studioId)) === 'ON_ARRIVAL');
}
