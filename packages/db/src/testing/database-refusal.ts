/**
 * Why the database itself refused a statement:
 * NOT_ALLOWED a policy or grant · ROLE_UNSUITED a role in an organization of another type · LAST_ADMINISTRATOR ·
 * NO_SUCH_ROW a key names a row that does not exist, or not in this project or studio · TENANTS_MEET a rule no key can say
 * keeps two tenants apart · IMMUTABLE · APPEND_ONLY · INVALID_TRANSITION · IN_USE a photo that is selected, in retouch or
 * delivered · KEPT a file that may not be deleted yet · SUM_DIFFERS a total that is not that of its lines, or an item invoiced twice · NUMBER_OUT_OF_TURN ·
 * UNRECORDED a state changed without its event, or the reverse · INVALID_VALUE a CHECK · DUPLICATE ·
 * STILL_REFERENCED the other end of a key · CONFLICT a serialization failure or deadlock, worth another try ·
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
  ET021: 'KEPT',
  '23514': 'INVALID_VALUE',
  '23505': 'DUPLICATE',
  '23503': 'NO_SUCH_ROW',
  '23001': 'STILL_REFERENCED',
  '40001': 'CONFLICT',
  '40P01': 'CONFLICT',
  '57014': 'TIMEOUT',
} as const;

export type DatabaseRefusal = (typeof REFUSALS)[keyof typeof REFUSALS];

/** The refusal an error stands for, however Prisma wraps it; undefined for any other error. */
export function databaseRefusal(error: unknown): DatabaseRefusal | undefined {
  const code = sqlState(error, 0);
  // PostgreSQL before 18 has one code for both ends of a key.
  if (code === '23503' && /update or delete on table/.test(messages(error, 0))) return 'STILL_REFERENCED';
  return code !== undefined && code in REFUSALS ? REFUSALS[code as keyof typeof REFUSALS] : undefined;
}

/** What an error and its causes say. */
function messages(error: unknown, depth: number): string {
  if (typeof error !== 'object' || error === null || depth > 5) return '';
  const { message, originalMessage, meta, cause, driverAdapterError } = error as Record<string, unknown>;
  const inner = [driverAdapterError, cause, meta].map((one) => messages(one, depth + 1));
  return [message, originalMessage, ...inner].join('\n');
}

/** Prisma's own codes first; otherwise PostgreSQL's, which lies at a depth that depends on the kind of statement. */
function sqlState(error: unknown, depth: number): string | undefined {
  if (typeof error !== 'object' || error === null || depth > 5) return undefined;
  const { code, originalCode, meta, cause, driverAdapterError } = error as Record<string, unknown>;
  if (code === 'P2002') return '23505';
  if (code === 'P2034') return '40001';
  if (typeof originalCode === 'string') return originalCode;
  for (const inner of [driverAdapterError, cause, meta]) {
    const found = sqlState(inner, depth + 1);
    if (found !== undefined) return found;
  }
  return typeof code === 'string' && code in REFUSALS ? code : undefined;
}
