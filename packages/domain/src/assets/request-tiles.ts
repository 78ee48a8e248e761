import type { Actor } from '@etouch/db/actor';
import { asStudio } from '@etouch/db/as-studio';
import { enqueue } from '@etouch/db/enqueue';
import type { Deps } from '../activity/deps.ts';
import type { Tiles } from './find-tiles.ts';
import { PRIORITY, studioOfKey } from './rules.ts';

/** Seconds in which the same tiles are asked for once, however many look at the picture. */
const ONCE_SECONDS = 60;

/**
 * Somebody looks at a picture whose tiles are missing: they are made before anything else.
 * @param isAgain a person wants another attempt, whatever was asked for just now
 */
export async function requestTiles(deps: Deps, actor: Actor, tiles: Tiles, isAgain = false): Promise<void> {
  const { of, id, projectId, storageKey } = tiles;
  await deps.db.withActor(actor, (tx) =>
    asStudio(tx, projectId, async () => {
      const job = { organizationId: studioOfKey(storageKey), of, id, isViewed: true };
      const once = isAgain ? {} : { singletonKey: storageKey, singletonSeconds: ONCE_SECONDS };
      await enqueue(tx, 'make-tiles', job, { priority: PRIORITY.viewed, ...once });
    }),
  );
}
