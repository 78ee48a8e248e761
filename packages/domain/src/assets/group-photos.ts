import type { Actor } from '@etouch/db/actor';
import { enqueue } from '@etouch/db/enqueue';
import { notifyLive } from '@etouch/db/live';
import { Prisma } from '@etouch/db/prisma';
import type { Tx } from '@etouch/db/transaction';
import type { Deps } from '../activity/deps.ts';
import { groupBursts, type BurstPlace, type Frame } from './group-bursts.ts';
import { groupLikenesses, type Likeness } from './group-likenesses.ts';

/** Seconds in which a project's photos are gathered before they are grouped once. */
const GATHERED_SECONDS = 5;
/** Photos read, and changed, in one statement. */
const BATCH = 1_000;

interface Row extends Frame, Likeness {
  burstKey: string | null;
  burstRank: number | null;
  burstSize: number | null;
  likenessKey: string | null;
}
type Groups = Pick<Row, 'id' | 'burstKey' | 'burstRank' | 'burstSize' | 'likenessKey'>;

/**
 * Asks for a project's photos to be grouped, in the caller's transaction. Many calls within seconds make one job, which
 * runs after the last of them: its start lies a whole span later, so that no call of its span comes too late.
 * @param organizationId the project's studio
 */
export async function enqueueGrouping(tx: Tx, organizationId: string, projectId: string): Promise<void> {
  await enqueue(
    tx,
    'group-photos',
    { organizationId, projectId },
    { singletonKey: projectId, singletonSeconds: GATHERED_SECONDS, startAfter: GATHERED_SECONDS },
  );
}

/**
 * Finds the bursts of a project and the photos that look alike, from what was measured, and writes what is new about it.
 * The result depends on the photos alone, never on the order or the number of runs. Answers how many photos changed.
 */
export async function groupPhotos(deps: Deps, actor: Actor, projectId: string): Promise<number> {
  if (actor.kind !== 'SYSTEM') return 0;
  return deps.db.withActor(actor, async (tx) => {
    // Of two runs at once the later sees what the earlier wrote.
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`group-photos ${projectId}`}, 0))::text`;
    const rows = await readPhotos(tx, projectId);
    const bursts = groupBursts(rows);
    const likenesses = beyondBursts(groupLikenesses(rows), bursts);
    const changed = rows.flatMap((row): Groups[] => {
      const burst = bursts.get(row.id);
      const next = {
        id: row.id,
        burstKey: burst?.key ?? null,
        burstRank: burst?.rank ?? null,
        burstSize: burst?.size ?? null,
        likenessKey: likenesses.get(row.id) ?? null,
      };
      return isSame(row, next) ? [] : [next];
    });
    for (let from = 0; from < changed.length; from += BATCH)
      await write(tx, projectId, changed.slice(from, from + BATCH));
    const ids = changed.map(({ id }) => id);
    if (ids.length > 0)
      await notifyLive(tx, { projectId, organizationIds: [actor.organizationId], kind: 'asset.changed', ids });
    return ids.length;
  });
}

/**
 * Takes photos out of their bursts, and dissolves what they were the measure of, until the next grouping: a stack must
 * never stand for a photo that is not there any more.
 */
export async function leaveBursts(tx: Tx, projectId: string, assetIds: readonly string[]): Promise<void> {
  const left = await tx.asset.findMany({
    where: { projectId, id: { in: [...assetIds] }, burstKey: { not: null } },
    select: { burstKey: true },
    distinct: ['burstKey'],
  });
  const keys = left.flatMap(({ burstKey }) => burstKey ?? []);
  if (keys.length === 0) return;
  await tx.asset.updateMany({
    where: { projectId, burstKey: { in: keys } },
    data: { burstKey: null, burstRank: null, burstSize: null },
  });
}

/** The measured photos outside of the trash, by keyset: photos only, no posters; originals only, a variant always looks like its photo. */
async function readPhotos(tx: Tx, projectId: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (;;) {
    const after = rows.at(-1)?.id ?? '00000000-0000-0000-0000-000000000000';
    const page = await tx.$queryRaw<Row[]>(Prisma.sql`
      select id::text as id, "originalName" as name, camera, "personalMetadata"->>'bodySerialNumber' as serial,
        "capturedAt", "perceptualHash", "colourHash", sharpness, width, height, "burstKey"::text as "burstKey", "burstRank", "burstSize", "likenessKey"::text as "likenessKey"
      from "Asset" where "projectId" = ${projectId}::uuid and id > ${after}::uuid
        and "assetType" = 'PHOTO' and "baseAssetId" is null and "trashedAt" is null and "perceptualHash" is not null
      order by id limit ${BATCH}`);
    rows.push(...page);
    if (page.length < BATCH) return rows;
  }
}

/** Frames of one burst look alike by nature, and their stack says so: alike is what else there is of a picture. */
function beyondBursts(likenesses: Map<string, string>, bursts: Map<string, BurstPlace>): Map<string, string> {
  const sources = new Map<string, Set<string>>();
  for (const [id, key] of likenesses) {
    const source = bursts.get(id)?.key ?? id;
    sources.set(key, (sources.get(key) ?? new Set()).add(source));
  }
  return new Map([...likenesses].filter(([, key]) => (sources.get(key)?.size ?? 0) > 1));
}

function isSame(row: Row, next: Groups): boolean {
  return (
    row.burstKey === next.burstKey &&
    row.burstRank === next.burstRank &&
    row.burstSize === next.burstSize &&
    row.likenessKey === next.likenessKey
  );
}

async function write(tx: Tx, projectId: string, groups: readonly Groups[]): Promise<void> {
  const column = <K extends keyof Groups>(key: K) => groups.map((group) => group[key]);
  await tx.$executeRaw(Prisma.sql`
    update "Asset" a set "burstKey" = g.burst, "burstRank" = g.rank, "burstSize" = g.size, "likenessKey" = g.likeness
    from unnest(${column('id')}::uuid[], ${column('burstKey')}::uuid[], ${column('burstRank')}::int[],
      ${column('burstSize')}::int[], ${column('likenessKey')}::uuid[]) as g (id, burst, rank, size, likeness)
    where a."projectId" = ${projectId}::uuid and a.id = g.id and a."trashedAt" is null`);
}
