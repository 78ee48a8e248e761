/**
 * Why the database itself refused a statement:
 * NOT_ALLOWED a policy or grant · ROLE_UNSUITED a role in an organization of another type · LAST_ADMINISTRATOR ·
 * TENANTS_MEET rows of two organizations or projects tied together · IMMUTABLE · APPEND_ONLY · INVALID_TRANSITION ·
 * IN_USE a photo that is selected, in retouch or delivered · SUM_DIFFERS a total that is not that of its lines, or an item
 * invoiced twice · NUMBER_OUT_OF_TURN · UNRECORDED a state changed without its event, or the reverse · INVALID_VALUE a CHECK ·
 * DUPLICATE · STILL_REFERENCED · CONFLICT a serialization failure or deadlock, worth another try ·
 * TIMEOUT a statement took too long
 */
const REFUSALS = {
  '42501': 'NOT_ALLOWED',
  ET002: 'ROLE_UNSUITED',
  ET003: 'LAST_ADMINISTRATOR',
  ET004: 'TENANTS_MEET',
  ET005: 'IMMUTABLE',
  ET006: 'APPEND_ONLY',
  ET007: 'INVALID_TRANSITION',
  ET008: 'SUM_DIFFERS',
  ET009: 'NUMBER_OUT_OF_TURN',
  ET010: 'UNRECORDED',
  ET020: 'IN_USE',
  '23514': 'INVALID_VALUE',
  '23505': 'DUPLICATE',
  '23503': 'STILL_REFERENCED',
  '23001': 'STILL_REFERENCED',
  '40001': 'CONFLICT',
  '40P01': 'CONFLICT',
  '57014': 'TIMEOUT',
} as const;

export type DatabaseRefusal = (typeof REFUSALS)[keyof typeof REFUSALS];

/** The refusal an error stands for, however Prisma wraps it; undefined for any other error. */
export function databaseRefusal(error: unknown): DatabaseRefusal | undefined {
  const code = sqlState(error, 0);
  return code !== undefined && code in REFUSALS ? REFUSALS[code as keyof typeof REFUSALS] : undefined;
}

/** Prisma's own codes first; otherwise PostgreSQL's, which lies at a depth that depends on the kind of statement. */
function sqlState(error: unknown, depth: number): string | undefined {
  if (typeof error !== 'object' || error === null || depth > 5) return undefined;
  const { code, originalCode, meta, cause, driverAdapterError } = error as Record<string, unknown>;
  if (code === 'P2002') return '23505';
  if (code === 'P2003') return '23503';
  if (code === 'P2034') return '40001';
  if (typeof originalCode === 'string') return originalCode;
  for (const inner of [driverAdapterError, cause, meta]) {
    const found = sqlState(inner, depth + 1);
    if (found !== undefined) return found;
  }
  return typeof code === 'string' && code in REFUSALS ? code : undefined;
}
