import type { Actor } from '@etouch/db/actor';
import { Prisma } from '@etouch/db/prisma';
import type { Deps } from '../activity/deps.ts';
import { notFound, Refusal } from '../activity/refusal.ts';
import { loadUpload } from './queries.ts';

/** A server that stopped without a word is believed gone after this long (ADR 0016). */
export const LEASE_MS = 10_000;

/**
 * Lets one server process at a time receive, complete or end an upload; asking again prolongs it. An upload that has
 * ended is nobody's: then nothing is leased and nothing refused.
 * @param holder names the server process to the others
 * @throws Refusal NOT_FOUND; LOCKED (HELD_ELSEWHERE) while another one holds it
 */
export async function leaseUpload(deps: Deps, actor: Actor, uploadId: string, holder: string): Promise<void> {
  await deps.db.withActor(actor, async (tx) => {
    // The database's clock: those of several servers differ.
    const count = await tx.$executeRaw(Prisma.sql`
      update "UploadSession"
      set "leaseHolder" = ${holder}, "leaseUntil" = now() + ${`${LEASE_MS} milliseconds`}::interval, "updatedAt" = now()
      where id = ${uploadId}::uuid and state = 'OPEN'
        and ("leaseHolder" is null or "leaseHolder" = ${holder} or "leaseUntil" < now())`);
    if (count > 0) return;
    const upload = await loadUpload(tx, uploadId).catch(() => null);
    if (!upload) throw notFound();
    if (upload.state === 'OPEN') throw new Refusal('LOCKED', { reason: 'HELD_ELSEWHERE' });
  });
}

/** Mirrors what the file holds, for lists and other servers, and gives the lease back, if it is still this holder's. */
export async function releaseUpload(
  deps: Deps,
  actor: Actor,
  uploadId: string,
  holder: string,
  offsetBytes: number | null,
): Promise<void> {
  await deps.db.withActor(actor, async (tx) => {
    await tx.uploadSession.updateMany({
      where: { id: uploadId, state: 'OPEN', leaseHolder: holder },
      data: {
        ...(offsetBytes !== null && { offsetBytes: BigInt(offsetBytes) }),
        leaseHolder: null,
        leaseUntil: null,
      },
    });
  });
}
