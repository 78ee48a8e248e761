import { createHash } from 'node:crypto';
import type { AuthDatabase } from '@etouch/domain/organizations/ports';
import { Refusal } from '@etouch/domain/activity/refusal';

const WINDOW_MS = 15 * 60 * 1000;
const DAY_MS = 24 * 3600 * 1000;

/** Failures allowed in a window: on one account from anywhere, and from one address on any account. */
export const limits = { account: 10, address: 50 };

/** Paths on which a password, a token or an address could be guessed or a mail be sent to somebody. */
const GUESSED = new Set(['/sign-in/email', '/reset-password', '/change-password']);
const MAILED = new Set(['/request-password-reset', '/send-verification-email']);

export interface Attempt {
  path: string;
  address: string;
  body: string | undefined;
}

/**
 * Runs a step of sign-in unless its account or its address has used up its attempts. A success gives the attempt back;
 * a request for a mail never does. Counted in the database, so a restart or a second server forgets nothing.
 * @throws Refusal TOO_MANY_REQUESTS with `values.seconds` until the next attempt
 */
export async function throttled(
  deps: { authDb: AuthDatabase },
  attempt: Attempt,
  step: () => Promise<Response>,
): Promise<Response> {
  const mailed = MAILED.has(attempt.path);
  if (!mailed && !GUESSED.has(attempt.path)) return step();
  const kind = mailed ? 'mail' : 'guess';
  const keys = [{ key: `${kind}:address:${attempt.address}`, limit: limits.address }];
  const email = emailOf(attempt.body);
  if (email) keys.push({ key: `${kind}:account:${email}`, limit: limits.account });
  for (const { key, limit } of keys) await countAttempt(deps.authDb, key, limit);
  const response = await step();
  if (response.ok && !mailed)
    await giveBack(
      deps.authDb,
      keys.map(({ key }) => hashed(key)),
    );
  return response;
}

/**
 * Counts one attempt under `key`; also used by routes of our own that take a token.
 * @throws Refusal TOO_MANY_REQUESTS
 */
export async function countAttempt(database: AuthDatabase, key: string, limit: number): Promise<void> {
  const now = Date.now();
  const rows = await database.$queryRaw<{ count: number; lastRequest: bigint }[]>`
    INSERT INTO "RateLimit" AS kept ("id", "key", "count", "lastRequest")
    VALUES (gen_random_uuid(), ${hashed(key)}, 1, ${now})
    ON CONFLICT ("key") DO UPDATE SET
      "count" = CASE WHEN kept."lastRequest" < ${now - WINDOW_MS} THEN 1 ELSE kept."count" + 1 END,
      "lastRequest" = CASE WHEN kept."lastRequest" < ${now - WINDOW_MS} THEN ${now} ELSE kept."lastRequest" END
    RETURNING "count", "lastRequest"`;
  const { count, lastRequest } = rows[0]!;
  if (count === 1) await database.rateLimit.deleteMany({ where: { lastRequest: { lt: now - DAY_MS } } });
  if (count <= limit) return;
  const seconds = Math.max(1, Math.ceil((Number(lastRequest) + WINDOW_MS - now) / 1000));
  throw new Refusal('TOO_MANY_REQUESTS', { values: { seconds } });
}

async function giveBack(database: AuthDatabase, keys: string[]): Promise<void> {
  await database.rateLimit.updateMany({
    where: { key: { in: keys }, count: { gt: 0 } },
    data: { count: { decrement: 1 } },
  });
}

/** Attempted addresses are nobody's business, so only their digests are kept. */
function hashed(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}

function emailOf(body: string | undefined): string | undefined {
  try {
    const { email } = JSON.parse(body ?? '') as { email?: unknown };
    return typeof email === 'string' ? email.trim().toLowerCase() : undefined;
  } catch {
    return undefined;
  }
}
