import { ApiProblem } from '@etouch/contracts/client';
import { problem as problemSchema } from '@etouch/contracts/errors';
import type { Problem } from '@etouch/contracts/errors';

/**
 * What to do about an attempt that failed: try again by itself; begin anew, because the server no longer knows the upload
 * or knows another one by its key; count it as sent, because the project has these bytes; stop everything, because the next
 * file would be refused for the same reason; or leave this one file as refused.
 */
export type Failure = 'retry' | 'restart' | 'duplicate' | 'stop' | 'refused';

/** What no file of the queue would survive: no room, nobody signed in, a project that takes nothing more. */
const STOPPING = new Set<string>([
  'NOT_SIGNED_IN',
  'EMAIL_NOT_VERIFIED',
  'FORBIDDEN',
  'INVALID_TRANSITION',
  'STORAGE_FULL',
  'QUOTA_EXCEEDED',
]);

/**
 * Judges an answer by its status (0: none came) and the problem in it.
 * @param isResumed the request went to an upload that was there before
 */
export function judge(status: number, problem: Problem | null, isResumed: boolean): Failure {
  if (problem?.reason === 'DUPLICATE') return 'duplicate';
  if (problem && STOPPING.has(problem.code)) return 'stop';
  // Another connection of ours may still hold the upload: it is let go within its lease.
  if (status === 423 || problem?.code === 'CONFLICT') return 'retry';
  // Another file was announced under its key: it gets one of its own.
  if (problem?.code === 'IDEMPOTENCY_KEY_REUSED') return 'restart';
  if (isResumed && (status === 404 || status === 410)) return 'restart';
  const isRefusal = status >= 400 && status < 500 && status !== 408 && status !== 425 && status !== 429;
  return isRefusal ? 'refused' : 'retry';
}

/** The problem an answer carries; null when it is not an answer of etouch. A HEAD has no body, only its status. */
export function problemIn(body: string | undefined): Problem | null {
  try {
    return problemSchema.parse(JSON.parse(body ?? ''));
  } catch {
    return null;
  }
}

/** What is shown to the person. */
export function errorOf(status: number, problem: Problem | null): Error {
  if (problem) return new ApiProblem(problem);
  if (status === 401) return new ApiProblem({ type: 'about:blank', title: '', status, code: 'NOT_SIGNED_IN' });
  return new TypeError(`no answer of etouch (${status})`);
}

const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;

/**
 * How long to wait before an attempt, ms: twice as long each time up to a minute, and never the same for all, so that a
 * server that comes back is not met by everybody at once. `attempt` counts from 0, `random` is from 0 to 1.
 */
export function backOff(attempt: number, random = Math.random()): number {
  const most = Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt);
  return Math.round(most / 2 + (most / 2) * random);
}
