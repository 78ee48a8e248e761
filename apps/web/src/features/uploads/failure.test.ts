import type { ErrorCode } from '@etouch/contracts/errors';
import { expect, test } from 'vitest';
import { backOff, judge } from './failure.ts';

const problem = (code: ErrorCode, reason?: string) => ({ type: '', title: '', status: 0, code, reason });

test('what may pass is tried again', () => {
  for (const status of [0, 408, 423, 429, 500, 502, 503, 504]) expect(judge(status, null, false)).toBe('retry');
  expect(judge(409, problem('CONFLICT', 'TUS'), true)).toBe('retry');
  expect(judge(503, problem('MAINTENANCE'), true)).toBe('retry');
});

test('what concerns one file leaves the others alone', () => {
  expect(judge(413, problem('TOO_LARGE'), false)).toBe('refused');
  expect(judge(400, problem('INVALID_INPUT'), false)).toBe('refused');
  expect(judge(422, problem('CHECKSUM_MISMATCH'), true)).toBe('refused');
});

test('what would refuse every file stops them all', () => {
  expect(judge(507, problem('STORAGE_FULL'), false)).toBe('stop');
  expect(judge(401, problem('NOT_SIGNED_IN'), true)).toBe('stop');
  expect(judge(409, problem('INVALID_TRANSITION', 'PROJECT_TAKES_NO_PHOTOS'), false)).toBe('stop');
});

test('bytes the project has need no sending', () => {
  expect(judge(409, problem('CONFLICT', 'DUPLICATE'), false)).toBe('duplicate');
});

test('an upload the server no longer knows begins anew, a project it does not know is refused', () => {
  expect(judge(404, null, true)).toBe('restart');
  expect(judge(410, problem('EXPIRED'), true)).toBe('restart');
  expect(judge(404, problem('NOT_FOUND'), false)).toBe('refused');
  expect(judge(409, problem('IDEMPOTENCY_KEY_REUSED'), false)).toBe('restart');
});

test('attempts wait longer and longer, up to a minute, each its own while', () => {
  expect([0, 1, 2, 3].map((attempt) => backOff(attempt, 1))).toEqual([1000, 2000, 4000, 8000]);
  expect(backOff(40, 1)).toBe(60_000);
  expect(backOff(3, 0)).toBe(4000);
});
