import type { Mark } from '@etouch/contracts/routes/assets';
import type { Actor } from '@etouch/db/actor';
import type { Deps } from '../activity/deps.ts';
import { loadProject } from '../projects/queries.ts';
import { toMark } from './present-asset.ts';
import { isCameraFile } from './rules.ts';

/** A photo's marks as they leave for another program. */
export interface MarkedPhoto {
  /** What its sidecar is called. */
  sidecarName: string;
  mark: Mark;
  /** The sidecar that came with it, whose other words are kept. */
  storageKey: string | null;
}

/** Photos of which the marks are exported at once: a whole project and more. */
const MAXIMUM_PHOTOS = 20_000;

/**
 * The studio's marks of a project, by name: the actor's own where there are any, otherwise the latest of a colleague.
 * Photos of one name (the camera's file and its JPEG) share a sidecar, which is the camera's file's.
 * @throws Refusal NOT_FOUND for a project that is not visible
 */
export async function listMarks(
  deps: Deps,
  actor: Actor,
  projectId: string,
): Promise<{ title: string; photos: MarkedPhoto[] }> {
  const userId = actor.kind === 'USER' ? actor.userId : '';
  return deps.db.withActor(actor, async (tx) => {
    const { title, studioId } = await loadProject(tx, actor, projectId);
    const rows = await tx.asset.findMany({
      where: { projectId, baseAssetId: null, trashedAt: null, status: { not: 'UPLOADING' } },
      orderBy: [{ originalName: 'asc' }, { id: 'asc' }],
      take: MAXIMUM_PHOTOS,
      select: {
        originalName: true,
        marks: { where: { organizationId: studioId }, orderBy: { updatedAt: 'desc' } },
        sidecars: { orderBy: { id: 'desc' }, take: 1, select: { storageKey: true, originalName: true } },
      },
    });
    const photos = new Map<string, MarkedPhoto>();
    for (const row of rows.toSorted(
      (a, b) => Number(isCameraFile(b.originalName)) - Number(isCameraFile(a.originalName)),
    )) {
      const mark = row.marks.find((one) => one.userId === userId) ?? row.marks[0];
      const [sidecar] = row.sidecars;
      const sidecarName = sidecar?.originalName ?? `${row.originalName.replace(/\.[^.]*$/u, '')}.xmp`;
      const key = sidecarName.normalize('NFC').toLowerCase();
      if (!mark || photos.has(key)) continue;
      photos.set(key, { sidecarName, mark: toMark(mark), storageKey: sidecar?.storageKey ?? null });
    }
    return { title, photos: [...photos.values()] };
  });
}
