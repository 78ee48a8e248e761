import type { Actor } from '@etouch/db/actor';
import type { Deps } from '@etouch/domain/activity/deps';
import { countDerivative } from '@etouch/domain/assets/count-derivative';
import { findAssetFile, findAssetTiles, type Tiles } from '@etouch/domain/assets/find-tiles';
import { areTilesMadeInAdvance } from '@etouch/domain/assets/request-tiles';
import { isWorthAnotherAttempt } from '@etouch/domain/assets/rules';
import { findVersionFile, findVersionTiles } from '@etouch/domain/retouching/find-version-tiles';
import { FileAltered, FileMissing, StorageFull, StorageUnreachable } from '@etouch/integrations/storage/storage';
import { MediaProcessClosed } from '@etouch/media/child/media-process';
import { readTilesRefusal, writeTilesRefusal } from '@etouch/media/tiles/tiles-refusal';
import { TryAgain } from './process-asset.ts';
import type { PictureDeps } from './process-picture.ts';

const finders = {
  asset: { tiles: findAssetTiles, file: findAssetFile },
  version: { tiles: findVersionTiles, file: findVersionFile },
};

/**
 * The tiles of a photo or a version, from its file. The pack appears whole or not at all; why there is none stands beside
 * its place. Done twice it changes nothing.
 * @throws TryAgain when the failure says nothing of the file
 */
export async function makeTiles(
  deps: Deps & PictureDeps,
  actor: Actor,
  { of, id, isViewed }: { of: Tiles['of']; id: string; isViewed: boolean },
): Promise<void> {
  const storageKey = await finders[of].file(deps, actor, id);
  if (!storageKey) return;
  const tiles = await finders[of].tiles(deps, actor, id);
  if (!tiles.areUseful || (await deps.storage.stat(tiles.storageKey))) return;
  if (!isViewed && !(await areTilesMadeInAdvance(deps, actor, tiles))) return;
  const before = await readTilesRefusal(deps.storage, tiles.refusalKey);
  if (before?.isFinal) return;
  const code = await cut(deps, storageKey, tiles.storageKey, isViewed);
  if (code === null) {
    const made = await deps.storage.stat(tiles.storageKey);
    await countDerivative(deps, actor, of, id, made?.bytes ?? 0);
    return deps.storage.remove(tiles.refusalKey);
  }
  const attempts = (before?.attempts ?? 0) + 1;
  const isFinal = !isWorthAnotherAttempt(code, attempts);
  // On a full disk there is no room for words either; the job itself then counts how often.
  if (code !== 'STORAGE_FULL') await writeTilesRefusal(deps.storage, tiles.refusalKey, { code, attempts, isFinal });
  if (!isFinal) throw new TryAgain(code);
}

/** Answers why there are no tiles; null when there are. */
async function cut(
  { storage, media }: PictureDeps,
  from: string,
  to: string,
  isViewed: boolean,
): Promise<string | null> {
  try {
    return await storage.withScratch((directory) =>
      storage.withLocalFile(from, async (path) => {
        const urgency = isViewed ? 'now' : 'idle';
        const made = await media.use((process) => process.makeTiles(path, directory, isViewed), urgency);
        if (!made.ok) return made.code;
        await storage.adopt(made.path, to);
        return null;
      }),
    );
  } catch (error) {
    if (error instanceof MediaProcessClosed || error instanceof StorageUnreachable) throw error;
    if (error instanceof StorageFull) return 'STORAGE_FULL';
    if (error instanceof FileAltered) return 'ORIGINAL_ALTERED';
    if (error instanceof FileMissing) return 'ORIGINAL_MISSING';
    return 'CRASHED';
  }
}
