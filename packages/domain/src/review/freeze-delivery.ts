import type { Tx } from '@etouch/db/transaction';
import { Refusal } from '../activity/refusal.ts';
import { manifestSha256 } from './delivery-manifest.ts';
import { deliveryNames } from './rules.ts';

/**
 * Freezes the deliverables of the last selection: the approved version of each retouched photo, the original of those
 * taken as they are. Their storage keys and checksums can no longer change. Runs with the studio's rights.
 */
export async function freezeDelivery(tx: Tx, projectId: string, now: Date): Promise<void> {
  const selection = await tx.selection.findFirstOrThrow({
    where: { projectId },
    orderBy: { number: 'desc' },
    include: {
      items: {
        orderBy: [{ asset: { originalName: 'asc' } }, { id: 'asc' }],
        include: {
          asset: {
            include: {
              versions: { where: { clientDecision: 'APPROVED' }, orderBy: { number: 'desc' }, take: 1 },
            },
          },
        },
      },
    },
  });
  const sources = selection.items.map(({ asset, asIs }) => {
    const version = asIs ? undefined : asset.versions[0];
    const file = version ?? asset;
    if ((!asIs && !version) || !file.storageKey || !file.sha256)
      throw new Refusal('GUARD_REFUSED', { reason: 'EVERY_ASSET_APPROVED' });
    return {
      assetId: asset.id,
      versionId: version?.id ?? null,
      originalName: asset.originalName,
      deliveredName: file.originalName,
      storageKey: file.storageKey,
      sizeBytes: file.sizeBytes,
      sha256: file.sha256,
    };
  });
  const names = deliveryNames(sources);
  const files = sources.map(({ originalName: _original, deliveredName: _delivered, ...file }, i) => ({
    ...file,
    fileName: names[i]!,
  }));
  const last = await tx.delivery.aggregate({ where: { projectId }, _max: { number: true } });
  const delivery = await tx.delivery.create({
    data: { projectId, number: (last._max.number ?? 0) + 1, manifestSha256: manifestSha256(files), frozenAt: now },
    select: { id: true },
  });
  await tx.deliverable.createMany({ data: files.map((file) => ({ ...file, projectId, deliveryId: delivery.id })) });
  await tx.asset.updateMany({
    where: { id: { in: files.map((file) => file.assetId) } },
    data: { status: 'DELIVERED' },
  });
}
