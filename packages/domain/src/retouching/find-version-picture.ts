import type { Actor } from '@etouch/db/actor';
import type { Deps } from '../activity/deps.ts';
import { notFound } from '../activity/refusal.ts';
import { pictureFileOf, type PictureFile, type PictureKind } from '../assets/find-picture.ts';
import { fileSelect } from '../assets/queries.ts';
import { isOutsider } from './queries.ts';

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
    const where = { id: versionId };
    if (!isOutsider(actor)) {
      const version = await tx.retouchVersion.findUnique({ where, select: { ...fileSelect, originalName: true } });
      if (!version) throw notFound();
      return pictureFileOf(version, kind, version.originalName);
    }
    const version = await tx.retouchVersion.findUnique({
      where,
      select: { ...fileSelect, number: true, asset: { select: { originalName: true } } },
    });
    if (!version) throw notFound();
    const [delivered] = await tx.deliverable.findMany({ where: { versionId }, select: { fileName: true }, take: 1 });
    if (kind === 'original' && !delivered) throw notFound();
    // The client knows its photo's name, never what the retoucher called the version.
    return pictureFileOf(version, kind, delivered?.fileName ?? `${version.number} ${version.asset.originalName}`);
  });
}

/** The two files that are compared, and the keys under which the heat map and the comparison's numbers are kept. */
export interface DifferenceFiles {
  beforeKey: string;
  afterKey: string;
  heatMapKey: string;
  factsKey: string;
}

/**
 * What a version is compared with, for whoever sees the version: its photo, or an earlier version of it.
 * @param againstId a version of the same photo; its photo itself when left out
 * @throws Refusal NOT_FOUND while one of them has no preview, or is not to be seen
 */
export async function findDifference(
  deps: Deps,
  actor: Actor,
  versionId: string,
  againstId?: string,
): Promise<DifferenceFiles> {
  return deps.db.withActor(actor, async (tx) => {
    const version = await tx.retouchVersion.findUnique({
      where: { id: versionId },
      select: { ...fileSelect, assetId: true, asset: { select: fileSelect } },
    });
    if (!version?.asset) throw notFound();
    const [against] = againstId
      ? await tx.retouchVersion.findMany({ where: { id: againstId, assetId: version.assetId }, select: fileSelect })
      : [version.asset];
    if (!against) throw notFound();
    const before = pictureFileOf(against, 'preview', '');
    const after = pictureFileOf(version, 'preview', '');
    const name = `${version.derivativesKey}/difference${againstId ? `-${againstId}` : ''}`;
    return {
      beforeKey: before.storageKey,
      afterKey: after.storageKey,
      heatMapKey: `${name}.png`,
      factsKey: `${name}.json`,
    };
  });
}
