import type { Actor } from '@etouch/db/actor';
import { enqueue } from '@etouch/db/enqueue';
import { Prisma } from '@etouch/db/prisma';
import type { Tx } from '@etouch/db/transaction';
import type { Deps } from '../activity/deps.ts';
import { enqueueGrouping } from './group-photos.ts';
import type { PictureMeasures } from './process-asset.ts';
import { PRIORITY } from './rules.ts';

/** What a job measures before it leaves its place to others. */
const BATCH = 20;
/** Seconds in which workers that start ask once for each studio. */
const ONCE_SECONDS = 3_600;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** Photos, or the versions made of them. */
export type Measured = 'asset' | 'version';

/** Something processed before measures and byte counts existed. */
export interface Unmeasured {
  id: string;
  projectId: string;
  derivativesKey: string;
  /** Versions are only counted. */
  lacksMeasures: boolean;
}

/** Has every studio's older photos measured, behind all other work. Answers how many studios were asked for. */
export async function scheduleMeasuring(deps: Deps): Promise<number> {
  return deps.db.withoutActor(async (tx) => {
    const studios = await tx.$queryRaw<{ id: string }[]>`select id::text as id from app.studios_with_storage() as id`;
    for (const { id } of studios) await enqueueNext(tx, id, 'asset', null, true);
    return studios.length;
  });
}

/**
 * The next photos or versions of a studio that lack measures or the count of their derivatives' bytes, by keyset.
 * @param actor SYSTEM of the studio
 */
export async function listUnmeasured(
  deps: Deps,
  actor: Actor,
  of: Measured,
  afterId: string | null,
): Promise<Unmeasured[]> {
  if (actor.kind !== 'SYSTEM') return [];
  const mine = Prisma.sql`exists (
    select 1 from "Project" p where p.id = m."projectId" and p."studioId" = ${actor.organizationId}::uuid)
    and m."derivativesKey" is not null and m.id > ${afterId ?? FIRST_ID}::uuid`;
  const columns = Prisma.sql`m.id::text as id, m."projectId"::text as "projectId", m."derivativesKey"`;
  return deps.db.withActor(actor, (tx) =>
    tx.$queryRaw<Unmeasured[]>(
      of === 'asset'
        ? Prisma.sql`select ${columns}, m."perceptualHash" is null as "lacksMeasures" from "Asset" m
            where ${mine} and (m."perceptualHash" is null or m."derivativeBytes" = 0) order by m.id limit ${BATCH}`
        : Prisma.sql`select ${columns}, false as "lacksMeasures" from "RetouchVersion" m
            where ${mine} and m."derivativeBytes" = 0 order by m.id limit ${BATCH}`,
    ),
  );
}

/**
 * Writes what was found out about one of them, where nobody else has meanwhile. Repeating it changes nothing.
 * @param bytes of all its derivatives together
 * @param measures null where there is none to be had
 */
export async function keepMeasures(
  deps: Deps,
  actor: Actor,
  of: Measured,
  { id, projectId }: Unmeasured,
  bytes: number,
  measures: PictureMeasures | null,
): Promise<void> {
  if (actor.kind !== 'SYSTEM') return;
  await deps.db.withActor(actor, async (tx) => {
    const uncounted = { where: { id, derivativeBytes: 0n }, data: { derivativeBytes: BigInt(bytes) } };
    if (of === 'version') await tx.retouchVersion.updateMany(uncounted);
    else await tx.asset.updateMany(uncounted);
    if (of === 'version' || !measures) return;
    const clipped = Math.max(...measures.blownHighlights, ...measures.crushedShadows);
    const { count } = await tx.asset.updateMany({
      where: { id, perceptualHash: null },
      data: { ...measures, clipped },
    });
    if (count > 0) await enqueueGrouping(tx, actor.organizationId, projectId);
  });
}

/** After these come the next of their kind, after the last photos the versions, and then nothing. */
export async function goOnMeasuring(
  deps: Deps,
  actor: Actor,
  of: Measured,
  done: readonly Unmeasured[],
): Promise<void> {
  if (actor.kind !== 'SYSTEM') return;
  const { organizationId } = actor;
  const last = done.length < BATCH ? undefined : done.at(-1);
  if (!last && of === 'version') return;
  await deps.db.withActor(actor, (tx) => enqueueNext(tx, organizationId, last ? of : 'version', last?.id ?? null));
}

async function enqueueNext(tx: Tx, organizationId: string, of: Measured, afterId: string | null, once = false) {
  await enqueue(
    tx,
    'measure-photos',
    { organizationId, of, afterId },
    { priority: PRIORITY.inAdvance, ...(once && { singletonKey: organizationId, singletonSeconds: ONCE_SECONDS }) },
  );
}
