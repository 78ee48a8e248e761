import { ActorRefused } from '@etouch/db/actor-refused';
import { Refusal } from '@etouch/domain/activity/refusal';
import { StorageUnreachable } from '@etouch/integrations/storage/storage';
import { describe, expect, it } from 'vitest';
import { problemOf, problemResponse, refusalOf } from './problem.ts';

/** As Prisma hands on what PostgreSQL said. */
const fromPostgres = (state: string, words = '') =>
  Object.assign(new Error('secret text'), {
    code: 'P2010',
    meta: { driverAdapterError: { cause: { originalCode: state, originalMessage: `secret text${words}` } } },
  });

describe('errors become refusals', () => {
  it.each([
    [new Refusal('GUARD_REFUSED', { reason: 'noPrices' }), 'GUARD_REFUSED', 'noPrices'],
    [Object.assign(new Error('x'), { code: 'P2002' }), 'CONFLICT', undefined],
    [Object.assign(new Error('x'), { code: 'P2025' }), 'NOT_FOUND', undefined],
    [fromPostgres('23505'), 'CONFLICT', undefined],
    [fromPostgres('23503', ': insert or update on table "Comment" violates …'), 'INVALID_INPUT', 'FOREIGN_ROW'],
    [fromPostgres('23503', ': update or delete on table "Asset" violates …'), 'CONFLICT', undefined],
    [fromPostgres('23001', ': update or delete on table "Asset" violates …'), 'CONFLICT', undefined],
    [fromPostgres('42501'), 'FORBIDDEN', undefined],
    [fromPostgres('40001'), 'CONFLICT', undefined],
    [fromPostgres('53100'), 'STORAGE_FULL', undefined],
    [fromPostgres('ET003'), 'LAST_ADMINISTRATOR', undefined],
    [fromPostgres('ET002'), 'INVALID_INPUT', 'ROLE_UNSUITABLE'],
    [Object.assign(new Error('x'), { code: 'ENOSPC' }), 'STORAGE_FULL', undefined],
    [new StorageUnreachable('SlowDown'), 'UNAVAILABLE', 'STORAGE'],
    [new Error('x', { cause: Object.assign(new Error('y'), { code: 'ENOSPC' }) }), 'STORAGE_FULL', undefined],
    [new ActorRefused('NOT_A_MEMBER'), 'FORBIDDEN', 'NO_ACTIVE_ORGANIZATION'],
    [new ActorRefused('ROLE_CHANGED'), 'CONFLICT', 'ROLE_CHANGED'],
    [new TypeError('undefined is not a function'), 'INTERNAL', undefined],
    [fromPostgres('42P01'), 'INTERNAL', undefined],
    ['a string', 'INTERNAL', undefined],
  ])('%s', (error, code, reason) => {
    const refusal = refusalOf(error);
    expect([refusal.code, refusal.reason]).toEqual([code, reason]);
    expect(JSON.stringify(problemOf(refusal))).not.toContain('secret');
  });

  it('are answered as RFC 9457 problem details', async () => {
    const refusal = new Refusal('TOO_MANY_REQUESTS', { values: { seconds: 3 }, field: 'body.email' });
    const answer = problemResponse(refusal);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([429, 'application/problem+json']);
    expect(await answer.json()).toEqual({
      type: 'urn:etouch:problem:too-many-requests',
      title: 'Too many requests',
      status: 429,
      code: 'TOO_MANY_REQUESTS',
      field: 'body.email',
      values: { seconds: 3 },
    });
  });
});
