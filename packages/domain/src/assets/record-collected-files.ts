import type { Actor } from '@etouch/db/actor';
import type { Deps } from '../activity/deps.ts';

/**
 * Writes down that files which no row named are removed from the storage.
 * @param actor SYSTEM of the studio their keys name
 */
export async function recordCollectedFiles(
  deps: Deps,
  actor: Actor,
  { keys, bytes }: { keys: readonly string[]; bytes: number },
): Promise<void> {
  if (actor.kind !== 'SYSTEM') throw new Error('files are collected by a job');
  await deps.db.withActor(actor, (tx) =>
    tx.auditEvent.create({
      data: {
        organizationId: actor.organizationId,
        actorKind: actor.kind,
        type: 'files.collected',
        payload: { keys: [...keys], bytes },
      },
    }),
  );
}
