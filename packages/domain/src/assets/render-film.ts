import type { Actor } from '@etouch/db/actor';
import { enqueue } from '@etouch/db/enqueue';
import { notifyLive } from '@etouch/db/live';
import type { Tx } from '@etouch/db/transaction';
import type { Deps } from '../activity/deps.ts';
import { derivatives } from './rules.ts';

/** What a job needs to make a film's rendition. */
export interface RenderingTask {
  storageKey: string;
  renditionKey: string;
  format: 'MP4' | 'MOV';
}

/** Has the rendition of a film made; the row says PENDING already. */
export async function enqueueRendering(tx: Tx, studioId: string, assetId: string): Promise<void> {
  await enqueue(tx, 'render-film', { organizationId: studioId, assetId });
}

/** Where the film is and where its rendition belongs. Null when there is nothing to do: gone, in the trash, or made. */
export async function beginRendering(deps: Deps, actor: Actor, assetId: string): Promise<RenderingTask | null> {
  return deps.db.withActor(actor, async (tx) => {
    const film = await tx.asset.findFirst({
      where: { id: assetId, renditionState: 'PENDING', fileDeletedAt: null, trashedAt: null },
      select: { storageKey: true, derivativesKey: true, mimeType: true },
    });
    if (!film?.storageKey || !film.derivativesKey) return null;
    return {
      storageKey: film.storageKey,
      renditionKey: `${film.derivativesKey}/${derivatives.rendition.file}`,
      format: film.mimeType === 'video/quicktime' ? 'MOV' : 'MP4',
    };
  });
}

/** The rendition stands under its key, or cannot be made and why. Repeating it changes nothing. */
export async function finishRendering(
  deps: Deps,
  actor: Actor,
  assetId: string,
  outcome: { ok: true } | { ok: false; code: string },
): Promise<void> {
  await deps.db.withActor(actor, async (tx) => {
    const [film] = await tx.asset.updateManyAndReturn({
      where: { id: assetId, renditionState: 'PENDING' },
      data: outcome.ok
        ? { renditionState: 'READY', renditionError: null }
        : { renditionState: 'FAILED', renditionError: outcome.code },
      select: { projectId: true },
    });
    if (film) await notifyLive(tx, { projectId: film.projectId, kind: 'asset.changed', ids: [assetId] });
  });
}
