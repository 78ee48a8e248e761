import type { Actor } from '@etouch/db/actor';
import type { Deps } from '../activity/deps.ts';
import { Refusal } from '../activity/refusal.ts';

/** A server that stopped without a word is believed gone after this long. */
export const LEASE_MS = 60_000;

/**
 * Lets one server process at a time write to an upload; asking again prolongs it.
 * @throws Refusal CONFLICT (HELD_ELSEWHERE) while another one holds it
 */
export async function leaseUpload(deps: Deps, actor: Actor, uploadId: string, holder: string): Promise<void> {
  await deps.db.withActor(actor, async (tx) => {
    const now = new Date();
    const { count } = await tx.uploadSession.updateMany({
      where: {
        id: uploadId,
        state: 'OPEN',
        OR: [{ leaseHolder: null }, { leaseHolder: holder }, { leaseUntil: { lt: now } }],
      },
      data: { leaseHolder: holder, leaseUntil: new Date(now.getTime() + LEASE_MS) },
    });
    if (count === 0) throw new Refusal('CONFLICT', { reason: 'HELD_ELSEWHERE' });
  });
}

/** Mirrors what the file holds, for lists and other servers, and gives the lease back. */
export async function releaseUpload(deps: Deps, actor: Actor, uploadId: string, offsetBytes: number): Promise<void> {
  await deps.db.withActor(actor, async (tx) => {
    await tx.uploadSession.updateMany({
      where: { id: uploadId, state: 'OPEN' },
      data: { offsetBytes: BigInt(offsetBytes), leaseHolder: null, leaseUntil: null },
    });
  });
}
