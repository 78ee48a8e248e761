import type { Actor } from '@etouch/db/actor';
import type { Deps } from '../activity/deps.ts';
import { notFound } from '../activity/refusal.ts';
import { pictureFileOf, type PictureFile, type PictureKind } from '../assets/find-picture.ts';

/**
 * A version's picture for whoever sees the version; its file itself for the studio, its maker and, once delivered, the
 * client.
 * @throws Refusal NOT_FOUND
 */
export async function findVersionPicture(
  deps: Deps,
  actor: Actor,
  versionId: string,
  kind: PictureKind,
): Promise<PictureFile> {
  return deps.db.withActor(actor, async (tx) => {
    const version = await tx.retouchVersion.findUnique({ where: { id: versionId } });
    if (!version) throw notFound();
    const outsider = actor.kind !== 'USER' || actor.organizationType === 'CLIENT';
    if (outsider && kind === 'original') {
      const delivered = await tx.deliverable.findFirst({ where: { versionId }, select: { id: true } });
      if (!delivered) throw notFound();
    }
    return pictureFileOf(version, kind, version.originalName);
  });
}

/** The two files a heat map compares, and the key under which it is kept. */
export interface DifferenceFiles {
  beforeKey: string;
  afterKey: string;
  heatMapKey: string;
}

/**
 * What a version is compared with, for whoever sees the version: its photo.
 * @throws Refusal NOT_FOUND while one of them has no preview
 */
export async function findDifference(deps: Deps, actor: Actor, versionId: string): Promise<DifferenceFiles> {
  return deps.db.withActor(actor, async (tx) => {
    const version = await tx.retouchVersion.findUnique({ where: { id: versionId } });
    const asset = version && (await tx.asset.findUnique({ where: { id: version.assetId } }));
    if (!version || !asset) throw notFound();
    const before = pictureFileOf(asset, 'preview', '');
    const after = pictureFileOf(version, 'preview', '');
    return {
      beforeKey: before.storageKey,
      afterKey: after.storageKey,
      heatMapKey: `${version.derivativesKey}/difference.png`,
    };
  });
}
