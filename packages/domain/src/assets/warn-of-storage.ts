import type { Actor } from '@etouch/db/actor';
import type { Deps } from '../activity/deps.ts';
import { recordEvent } from '../activity/record-event.ts';

/**
 * Tells the studio's administrators, once for each part of the limit, that the storage fills up. What has become free
 * since is told of again when it fills once more.
 * @param actor SYSTEM of the studio
 * @param projectId whose files filled it
 * @returns the part in per cent that was told of; null: of none
 */
export async function warnOfStorage(deps: Deps, actor: Actor, projectId: string): Promise<number | null> {
  if (actor.kind !== 'SYSTEM') return null;
  const studioId = actor.organizationId;
  return deps.db.withActor(actor, async (tx) => {
    const [warning] = await tx.$queryRaw<{ percent: number | null }[]>`
      select app.take_storage_warning(${studioId}::uuid) as percent`;
    if (!warning?.percent) return null;
    await recordEvent(tx, actor, { type: 'storage.filling', projectId, studioId });
    return warning.percent;
  });
}
