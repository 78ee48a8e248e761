import type { Actor } from '@etouch/db/actor';
import { Prisma } from '@etouch/db/prisma';
import type { Deps } from '../activity/deps.ts';
import { notFound, Refusal } from '../activity/refusal.ts';
import { isOwn } from './find-upload.ts';
import { loadUpload, uploadFacts, type UploadFacts } from './queries.ts';

/** A server that stopped without a word is believed gone after this long (ADR 0016). */
export const LEASE_MS = 10_000;

/**
 * Lets one server process at a time receive, complete or end an upload of the actor's own (a job: of its studio), and
 * answers what it is; asking again prolongs it. An upload that has ended is nobody's: then nothing is leased and nothing
 * refused.
 * @param holder names the server process to the others
 * @throws Refusal NOT_FOUND; LOCKED (HELD_ELSEWHERE) while another one holds it
 */
export async function leaseUpload(deps: Deps, actor: Actor, uploadId: string, holder: string): Promise<UploadFacts> {
  const own = actor.kind === 'USER' ? Prisma.sql`and "userId" = ${actor.userId}::uuid` : Prisma.empty;
  return deps.db.withActor(actor, async (tx) => {
    // One statement for every request of an upload in pieces. The database's clock: those of several servers differ.
    const [leased] = await tx.$queryRaw<Prisma.UploadSessionGetPayload<object>[]>(Prisma.sql`
      update "UploadSession"
      set "leaseHolder" = ${holder}, "leaseUntil" = now() + ${`${LEASE_MS} milliseconds`}::interval, "updatedAt" = now()
      where id = ${uploadId}::uuid and state = 'OPEN' ${own}
        and ("leaseHolder" is null or "leaseHolder" = ${holder} or "leaseUntil" < now())
      returning *`);
    if (leased) return uploadFacts(leased);
    const upload = await loadUpload(tx, uploadId);
    if (!isOwn(actor, upload)) throw notFound();
    if (upload.state === 'OPEN') throw new Refusal('LOCKED', { reason: 'HELD_ELSEWHERE' });
    return upload;
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
