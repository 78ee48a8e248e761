import type { Mark } from '@etouch/contracts/routes/assets';
import type { Actor } from '@etouch/db/actor';
import type { Tx } from '@etouch/db/transaction';
import { toMark } from './present-asset.ts';
import { isCameraFile } from './rules.ts';

/** A photo's marks as they leave for another program, in a sidecar beside it. */
export interface LeavingMark extends Mark {
  /** The sidecar keeps the photo's extension (`IMG_1.CR3.xmp`), as the one did that came with it. */
  keepsExtension: boolean;
  /** The sidecar that came with it, whose other words are kept. */
  sidecarKey: string | null;
}

/**
 * The studio's marks of photos, by photo: the actor's own where there are any, otherwise the latest of a colleague.
 * Photos of one name (the camera's file and its JPEG) share a sidecar, which is the camera's file's.
 */
export async function findMarks(
  tx: Tx,
  actor: Actor,
  projectId: string,
  assetIds: readonly string[],
): Promise<Map<string, LeavingMark>> {
  const userId = actor.kind === 'USER' ? actor.userId : '';
  const { studioId } = await tx.project.findUniqueOrThrow({ where: { id: projectId }, select: { studioId: true } });
  const rows = await tx.asset.findMany({
    where: { projectId, id: { in: [...assetIds] } },
    orderBy: [{ originalName: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      originalName: true,
      marks: { where: { organizationId: studioId }, orderBy: { updatedAt: 'desc' } },
      sidecars: { orderBy: { id: 'desc' }, take: 1, select: { storageKey: true, originalName: true } },
    },
  });
  const found = new Map<string, LeavingMark>();
  const nameOf = new Map<string, string>();
  for (const { id, originalName, marks, sidecars } of rows.toSorted(
    (a, b) => Number(isCameraFile(b.originalName)) - Number(isCameraFile(a.originalName)),
  )) {
    const mark = marks.find((one) => one.userId === userId) ?? marks[0];
    if (!mark) continue;
    const stem = (name: string) =>
      name
        .normalize('NFC')
        .toLowerCase()
        .replace(/\.[^.]*$/u, '');
    const [sidecar] = sidecars;
    const keepsExtension =
      sidecar !== undefined && stem(sidecar.originalName) === originalName.normalize('NFC').toLowerCase();
    const key = keepsExtension ? originalName : stem(originalName);
    // Two photos of the very same name are told apart in the archive, and their sidecars with them.
    if ((nameOf.get(key) ?? originalName) !== originalName) continue;
    nameOf.set(key, originalName);
    found.set(id, { ...toMark(mark), keepsExtension, sidecarKey: sidecar?.storageKey ?? null });
  }
  return found;
}
