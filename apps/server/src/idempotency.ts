import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { RouteContract } from '@etouch/contracts/route';
import type { Database } from '@etouch/db/client';
import { Refusal } from '@etouch/domain/activity/refusal';
import { log } from './log.ts';
import type { UserActor } from './middleware/actor.ts';
import type { Input } from './parse-input.ts';
import { refusalOf } from './problem.ts';
import type { ServerDeps } from './wiring.ts';

/** How long a repeated request waits for the answer of the first, in ms. */
const PATIENCE = 5_000;
const INTERVAL = 50;
/** How long an answer is kept for repeats. */
const KEPT_MS = 48 * 3600 * 1000;

/** Thrown inside the request's first transaction, which therefore has no effect. */
class AlreadyAsked extends Error {}

interface Asked {
  deps: ServerDeps;
  actor: UserActor;
  key: string;
  route: RouteContract;
  input: Input;
  run: (deps: ServerDeps) => Promise<Response>;
}

/**
 * Runs a POST that creates once per (user, Idempotency-Key). The key is written by the very transaction that has the
 * effect, so neither a double click nor a crash in between makes a second one; a repeat is answered as the first was.
 * @throws Refusal IDEMPOTENCY_KEY_REUSED when the key came with another request; CONFLICT (STILL_RUNNING) when the first
 *   has had its effect but no answer was kept
 */
export async function answerOnce({ deps, actor, key, route, input, run }: Asked): Promise<Response> {
  if (key.length > 200) throw new Refusal('INVALID_INPUT', { reason: 'too_big', field: 'headers.idempotency-key' });
  const hash = createHash('sha256')
    .update(JSON.stringify([route.id, input]))
    .digest('hex');
  const { db } = deps;
  const recorded = recording(db, actor, { key, route: route.id, hash });
  let first: Response;
  try {
    first = await run({ ...deps, db: recorded.db });
  } catch (error) {
    if (error instanceof AlreadyAsked) return replay(db, actor, key, hash);
    // Refused or failed after the key was taken: the same key may try again.
    if (recorded.taken()) await giveKeyBack(deps, actor, key, hash);
    throw error;
  }
  const response = first.status === 204 ? null : ((await first.clone().json()) as object);
  await keepAnswer(db, actor, { key, hash }, { status: first.status, response }).catch((error: unknown) => {
    // The effect has been committed: the caller is told so, whatever becomes of repeats.
    log.warn('answer not kept for repeats', { route: route.id, reason: refusalOf(error).code });
  });
  return first;
}

/** Where maintenance has begun meanwhile the key is given back after it. */
async function giveKeyBack({ db, maintenance }: ServerDeps, actor: UserActor, key: string, hash: string) {
  const forget = () =>
    db.withActor(actor, (tx) =>
      tx.idempotentRequest.deleteMany({ where: { userId: actor.userId, key, requestHash: hash, status: null } }),
    );
  await forget().catch((error: unknown) => {
    if (maintenance.state() === 'normal') throw error;
    void maintenance
      .whenNormal()
      .then(forget)
      .catch(() => log.warn('idempotency key not given back'));
  });
}

async function keepAnswer(
  db: Database,
  actor: UserActor,
  { key, hash }: { key: string; hash: string },
  { status, response }: { status: number; response: object | null },
): Promise<void> {
  await db.withActor(actor, async (tx) => {
    await tx.idempotentRequest.updateMany({
      where: { userId: actor.userId, key, requestHash: hash },
      data: { status, ...(response && { response }) },
    });
    const forgotten = new Date(Date.now() - KEPT_MS);
    await tx.idempotentRequest.deleteMany({ where: { userId: actor.userId, createdAt: { lt: forgotten } } });
  });
}

/** The database as this request sees it: its first transaction also takes the key. */
function recording(db: Database, actor: UserActor, request: { key: string; route: string; hash: string }) {
  let taken = false;
  const withActor: Database['withActor'] = async (by, work, options) => {
    if (taken) return db.withActor(by, work, options);
    const result = await db.withActor(
      by,
      async (tx) => {
        const inserted = await tx.$executeRaw`
            INSERT INTO "IdempotentRequest" ("id", "userId", "key", "route", "requestHash")
            VALUES (gen_random_uuid(), ${actor.userId}::uuid, ${request.key}, ${request.route}, ${request.hash})
            ON CONFLICT ("userId", "key") DO NOTHING`;
        if (inserted === 0) throw new AlreadyAsked();
        return work(tx);
      },
      options,
    );
    taken = true;
    return result;
  };
  return { db: { ...db, withActor }, taken: () => taken };
}

async function replay(db: Database, actor: UserActor, key: string, hash: string): Promise<Response> {
  for (const deadline = Date.now() + PATIENCE; ; await pause(INTERVAL)) {
    const kept = await db.withActor(actor, (tx) =>
      tx.idempotentRequest.findUnique({ where: { userId_key: { userId: actor.userId, key } } }),
    );
    if (kept && kept.requestHash !== hash) throw new Refusal('IDEMPOTENCY_KEY_REUSED');
    if (kept?.status) {
      const headers = {
        'content-type': 'application/json',
        'cache-control': 'no-store',
        'idempotency-replayed': 'true',
      };
      return new Response(kept.status === 204 ? null : JSON.stringify(kept.response), { status: kept.status, headers });
    }
    if (!kept || Date.now() > deadline) throw new Refusal('CONFLICT', { reason: 'STILL_RUNNING' });
  }
}
