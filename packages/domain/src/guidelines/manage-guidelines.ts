import type { Actor } from '@etouch/db/actor';
import type { Prisma } from '@etouch/db/prisma';
import { behind, cutPage, openCursor } from '../activity/cursor.ts';
import type { Deps } from '../activity/deps.ts';
import { notFound, Refusal } from '../activity/refusal.ts';

interface GuidelineText {
  name: string;
  body: string;
}

function studioOf(actor: Actor) {
  if (actor.kind !== 'USER' || actor.organizationType !== 'STUDIO') throw new Refusal('FORBIDDEN');
  return actor;
}

/** A page of the studio's guidelines in their version in force, by name. */
export async function listGuidelines(
  deps: Deps,
  actor: Actor,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
) {
  const { organizationId } = studioOf(actor);
  const [name, id] = cursor ? openCursor('guidelines', cursor) : [];
  return deps.db.withActor(actor, async (tx) => {
    const rows = await tx.guidelineFile.findMany({
      where: {
        organizationId,
        supersededAt: null,
        ...(id && behind<Prisma.GuidelineFileWhereInput>('name', 'asc', name, id)),
      },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: limit + 1,
    });
    const page = cutPage('guidelines', limit, rows, (row) => [row.name, row.id]);
    return { items: page.rows.map(presentGuideline), nextCursor: page.nextCursor };
  });
}

/** Writes the first version of a guideline. */
export async function createGuideline(deps: Deps, actor: Actor, text: GuidelineText) {
  const { organizationId, userId } = studioOf(actor);
  return deps.db.withActor(actor, async (tx) =>
    presentGuideline(await tx.guidelineFile.create({ data: { ...text, organizationId, createdById: userId } })),
  );
}

/**
 * Replaces a guideline by its next version. Rounds keep the version pinned to them.
 * @throws Refusal CONFLICT when somebody revised it first
 */
export async function reviseGuideline(deps: Deps, actor: Actor, guidelineId: string, text: GuidelineText) {
  const { organizationId, userId } = studioOf(actor);
  return deps.db.withActor(actor, async (tx) => {
    const standing = await tx.guidelineFile.findFirst({ where: { id: guidelineId, organizationId } });
    if (!standing) throw notFound();
    const { count } = await tx.guidelineFile.updateMany({
      where: { id: guidelineId, supersededAt: null },
      data: { supersededAt: new Date() },
    });
    if (count === 0) throw new Refusal('CONFLICT', { reason: 'GUIDELINE_REVISED' });
    const next = await tx.guidelineFile.create({
      data: {
        ...text,
        organizationId,
        createdById: userId,
        guidelineKey: standing.guidelineKey,
        version: standing.version + 1,
      },
    });
    return presentGuideline(next);
  });
}

function presentGuideline(row: {
  id: string;
  guidelineKey: string;
  version: number;
  name: string;
  body: string;
  createdAt: Date;
  supersededAt: Date | null;
}) {
  return {
    id: row.id,
    guidelineKey: row.guidelineKey,
    version: row.version,
    name: row.name,
    body: row.body,
    createdAt: row.createdAt.toISOString(),
    supersededAt: row.supersededAt?.toISOString() ?? null,
  };
}
