import { errorStatus, type ErrorCode, type Problem } from '@etouch/contracts/errors';
import { Refusal } from '@etouch/domain/activity/refusal';
import { refusalOfDatabaseError } from './database-error.ts';

/** For people who read an answer without the interface; the interface has its own words for each code. */
const titles: Record<ErrorCode, string> = {
  INVALID_INPUT: 'The input is not valid',
  NOT_SIGNED_IN: 'Sign-in is required',
  EMAIL_NOT_VERIFIED: 'The e-mail address is not verified yet',
  FORBIDDEN: 'Not allowed',
  MONEY_RIGHT_REQUIRED: 'The right to commit money is required',
  NOT_FOUND: 'Not found',
  CONFLICT: 'Changed by someone else in the meantime',
  IDEMPOTENCY_KEY_REUSED: 'The idempotency key was used for another request',
  INVALID_TRANSITION: 'Not possible in this state',
  GUARD_REFUSED: 'A condition is not met',
  LAST_ADMINISTRATOR: 'The last administrator has to stay',
  ALREADY_DECIDED: 'Already decided',
  EXPIRED: 'Expired',
  TOO_LARGE: 'Too large',
  QUOTA_EXCEEDED: 'The storage of this organization is full',
  UNSUPPORTED_FORMAT: 'Unsupported format',
  CHECKSUM_MISMATCH: 'The checksum does not match',
  LOCKED: 'In use by another process for the moment',
  TOO_MANY_REQUESTS: 'Too many requests',
  INTERNAL: 'Something went wrong',
  STORAGE_FULL: 'No space left',
  UNAVAILABLE: 'Not available at the moment',
  MAINTENANCE: 'Under maintenance: nothing was changed, send it again later',
};

/** The answer to a refusal. */
export function problemOf(refusal: Refusal): Problem {
  return {
    type: `urn:etouch:problem:${refusal.code.toLowerCase().replaceAll('_', '-')}`,
    title: titles[refusal.code],
    status: errorStatus[refusal.code],
    code: refusal.code,
    reason: refusal.reason,
    field: refusal.field,
    values: refusal.values,
  };
}

/** A refusal as it is, a known database error as the refusal it means, anything else as INTERNAL. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  return refusalOfDatabaseError(error) ?? new Refusal('INTERNAL');
}

/** An answer of media type application/problem+json. */
export function problemResponse(refusal: Refusal, headers: HeadersInit = {}): Response {
  const answer = new Headers(headers);
  answer.set('content-type', 'application/problem+json');
  answer.set('cache-control', 'no-store');
  return new Response(JSON.stringify(problemOf(refusal)), { status: errorStatus[refusal.code], headers: answer });
}
