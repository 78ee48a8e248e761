import { join } from 'node:path';
import type { Actor } from '@etouch/db/actor';
import type { Deps } from '@etouch/domain/activity/deps';
import { beginRendering, finishRendering } from '@etouch/domain/assets/render-film';
import { FileMissing, type Storage } from '@etouch/integrations/storage/storage';
import type { MediaPool } from './media-pool.ts';

export interface FilmDeps extends Deps {
  storage: Storage;
  media: Pick<MediaPool, 'films'>;
}

/**
 * Makes the rendition by which a film is watched. Done twice it ends the same. What the film is at fault for is shown and
 * not tried again; everything else is thrown, so that the job comes back.
 */
export async function renderFilm({ storage, media, ...deps }: FilmDeps, actor: Actor, assetId: string): Promise<void> {
  const task = await beginRendering(deps, actor, assetId);
  if (!task) return;
  try {
    await storage.withScratch((directory) =>
      storage.withLocalFile(task.storageKey, async (path) => {
        const rendition = join(directory, 'rendition.mp4');
        const result = await media.films.renderFilm(path, task.format, rendition);
        if (result.ok) await storage.adopt(rendition, task.renditionKey);
        await finishRendering(deps, actor, assetId, result.ok ? { ok: true } : { ok: false, code: result.code });
      }),
    );
  } catch (error) {
    if (!(error instanceof FileMissing)) throw error;
    await finishRendering(deps, actor, assetId, { ok: false, code: 'ORIGINAL_MISSING' });
  }
}
