/** PostgreSQL's states, the system's, Prisma's codes and its adapter's kinds that say: there is no connection (any more). */
const CODES = new Set([
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08001',
  '08003',
  '08004',
  '08006',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'P1001',
  'P1017',
  'DatabaseNotReachable',
  'ConnectionClosed',
]);
/** What the driver says without a code. */
const MESSAGES =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/;

/**
 * Whether an error means that the connection to the database broke or could not be made. A transaction that was open in
 * it has been rolled back, unless its COMMIT was on the way already and the server fell before it could answer.
 */
export function isConnectionLost(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > 5) return false;
  const { code, originalCode, kind, message, cause, driverAdapterError, meta } = error as Record<string, unknown>;
  if ([code, originalCode, kind].some((word) => typeof word === 'string' && CODES.has(word))) return true;
  if (typeof message === 'string' && MESSAGES.test(message)) return true;
  return [cause, driverAdapterError, meta].some((inner) => isConnectionLost(inner, depth + 1));
}
