import type { Actor } from '@etouch/db/actor';
import { notifyLive } from '@etouch/db/live';
import { Prisma } from '@etouch/db/prisma';
import type { Tx } from '@etouch/db/transaction';
import type { Deps } from '../activity/deps.ts';

/** What an XMP sidecar says of its photo. */
export interface SidecarMarks {
  /** 0 to 5, or -1 for rejected. */
  rating: number | null;
  colourLabel: 'RED' | 'YELLOW' | 'GREEN' | 'BLUE' | 'PURPLE' | null;
  pick: 'PICK' | 'REJECT' | null;
}

/**
 * An uploaded file turned out to be a sidecar: it leaves the photos and is kept as what it is. Whoever brought it is given
 * its marks on the photos of its name, where they have none. Repeating it changes nothing.
 * @param actor SYSTEM of the studio
 */
export async function fileSidecar(deps: Deps, actor: Actor, assetId: string, marks: SidecarMarks): Promise<void> {
  await deps.db.withActor(actor, async (tx) => {
    const asset = await tx.asset.findUnique({ where: { id: assetId }, select: { projectId: true } });
    if (!asset) return;
    const { rating, colourLabel, pick } = marks;
    const marked = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
      select id::text as id from app.file_sidecar(${assetId}::uuid, ${rating}::int, ${colourLabel}, ${pick}) as id`);
    await notifyLive(tx, { projectId: asset.projectId, kind: 'asset.changed', ids: [assetId] });
    await tellMarks(tx, asset.projectId, marked);
  });
}

/** A photo has been read: the sidecars that came before it find it. */
export async function takeSidecars(tx: Tx, projectId: string, assetId: string): Promise<void> {
  const marked = await tx.$queryRaw<{ id: string }[]>(
    Prisma.sql`select id::text as id from app.take_sidecars(${assetId}::uuid) as id`,
  );
  await tellMarks(tx, projectId, marked);
}

async function tellMarks(tx: Tx, projectId: string, marked: readonly { id: string }[]): Promise<void> {
  if (marked.length === 0) return;
  await notifyLive(tx, { projectId, kind: 'mark.changed', ids: marked.map(({ id }) => id) });
}
