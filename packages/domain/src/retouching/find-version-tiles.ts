import type { Actor } from '@etouch/db/actor';
import type { Deps } from '../activity/deps.ts';
import { tilesOf, type Tiles } from '../assets/find-tiles.ts';
import { tilesSelect } from '../assets/queries.ts';

/**
 * Where a version's tiles stand, for whoever sees its preview.
 * @throws Refusal NOT_FOUND
 */
export async function findVersionTiles(deps: Deps, actor: Actor, versionId: string): Promise<Tiles> {
  return deps.db.withActor(actor, async (tx) =>
    tilesOf(
      'version',
      versionId,
      await tx.retouchVersion.findUnique({ where: { id: versionId }, select: tilesSelect }),
    ),
  );
}

/** Where the file stands of which a version's tiles are made; null when there is none any more. */
export async function findVersionFile(deps: Deps, actor: Actor, versionId: string): Promise<string | null> {
  const version = await deps.db.withActor(actor, (tx) =>
    tx.retouchVersion.findUnique({ where: { id: versionId, fileDeletedAt: null }, select: { storageKey: true } }),
  );
  return version?.storageKey ?? null;
}
