import type { Actor } from '@etouch/db/actor';
import { Refusal } from '@etouch/domain/activity/refusal';
import { findUpload } from '@etouch/domain/assets/find-upload';
import { LEASE_MS, leaseUpload, releaseUpload } from '@etouch/domain/assets/lease-upload';
import type { UploadFacts } from '@etouch/domain/assets/queries';
import type { UploadDeps } from '@etouch/worker/complete-upload';
import type { Turns } from './turns.ts';

/** An upload that this request alone may touch. */
export interface Hold {
  /** As it stood when the lease was taken; it is nobody's when it has ended. */
  upload: UploadFacts;
  /** Aborted, with a Refusal as its reason, when the request has to come to an end. */
  signal: AbortSignal;
  /** To be called before every write: a process that stood still may have lost its lease. @throws Refusal LOCKED */
  assertHeld(): void;
  /** What the file holds, mirrored to the row at the end; null while it is not known. */
  offset: number | null;
}

export interface HoldDeps extends UploadDeps {
  turns: Turns;
  /** Aborted when whatever goes on for long has to end. */
  ending: () => AbortSignal;
}

/** A write may take as long between the check and the disk. */
const MARGIN_MS = 2_000;

/**
 * Runs `work` while this request, and no other of this or another server process, has the upload.
 * @throws Refusal LOCKED while another process holds it; NOT_FOUND; MAINTENANCE
 */
export async function holdUpload<T>(
  deps: HoldDeps,
  actor: Actor,
  uploadId: string,
  work: (hold: Hold) => Promise<T>,
): Promise<T> {
  const stopping = new AbortController();
  const stop = (refusal: Refusal) => stopping.abort(refusal);
  const owner = ownerOf(actor);
  // Nobody's request is ended for a stranger's; without one under way the lease itself knows whose the upload is.
  if (deps.turns.isOfAnother(uploadId, owner)) await findUpload(deps, actor, uploadId);
  const endTurn = await deps.turns.take(uploadId, owner, () => stop(new Refusal('LOCKED', { reason: 'TAKEN_OVER' })));
  const ending = deps.ending();
  const onEnding = () => stop(new Refusal('MAINTENANCE'));
  const lease = new Lease(() => leaseUpload(deps, actor, uploadId, deps.holder), stop);
  try {
    if (ending.aborted) throw new Refusal('MAINTENANCE');
    ending.addEventListener('abort', onEnding, { once: true });
    const upload = await lease.begin();
    const hold: Hold = { upload, signal: stopping.signal, assertHeld: () => lease.assertHeld(), offset: null };
    try {
      return await work(hold);
    } finally {
      lease.end();
      // The mirror is a courtesy, and the lease ends by itself: a failure here must not hide how the work ended.
      await releaseUpload(deps, actor, uploadId, deps.holder, hold.offset).catch(() => undefined);
    }
  } finally {
    ending.removeEventListener('abort', onEnding);
    endTurn();
  }
}

const ownerOf = (actor: Actor) => (actor.kind === 'USER' ? `${actor.userId} ${actor.organizationId}` : actor.kind);

/** Prolongs itself in good time, and knows when it may have run out. */
class Lease {
  readonly #ask: () => Promise<UploadFacts>;
  readonly #lost: (refusal: Refusal) => void;
  #asked = clocks();
  #timer: NodeJS.Timeout | undefined;

  constructor(ask: () => Promise<UploadFacts>, lost: (refusal: Refusal) => void) {
    this.#ask = ask;
    this.#lost = lost;
  }

  async begin(): Promise<UploadFacts> {
    const upload = await this.#prolong();
    this.#timer = setInterval(() => {
      this.#prolong().catch((error: unknown) => {
        // A database that does not answer is asked again; meanwhile the clock runs.
        if (error instanceof Refusal) this.#lost(error);
      });
    }, LEASE_MS / 3);
    return upload;
  }

  end(): void {
    clearInterval(this.#timer);
  }

  assertHeld(): void {
    const now = clocks();
    const elapsed = Math.max(now.wall - this.#asked.wall, now.steady - this.#asked.steady);
    if (elapsed > LEASE_MS - MARGIN_MS) throw new Refusal('LOCKED', { reason: 'LEASE_LOST' });
  }

  async #prolong(): Promise<UploadFacts> {
    const asked = clocks();
    const upload = await this.#ask();
    this.#asked = asked;
    return upload;
  }
}

/** One goes on while the machine sleeps, the other does not jump when somebody sets the time. */
const clocks = () => ({ wall: Date.now(), steady: performance.now() });
