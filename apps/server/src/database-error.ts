import type { ErrorCode } from '@etouch/contracts/errors';
import { isConnectionLost } from '@etouch/db/connection-lost';
import { ActorRefused, type ActorRefusal } from '@etouch/db/actor-refused';
import { Refusal } from '@etouch/domain/activity/refusal';

/** Prisma's own codes. */
const byPrismaCode: Record<string, ErrorCode> = {
  P2002: 'CONFLICT',
  P2003: 'CONFLICT',
  P2025: 'NOT_FOUND',
  P2028: 'UNAVAILABLE',
  P2034: 'CONFLICT',
  P1008: 'UNAVAILABLE',
};

/** PostgreSQL's SQLSTATE, and the system's word for a full disk. */
const bySqlState: Record<string, ErrorCode> = {
  '23505': 'CONFLICT',
  '23503': 'CONFLICT',
  '23001': 'CONFLICT',
  '40001': 'CONFLICT',
  '40P01': 'CONFLICT',
  // A row the policies do not let the actor write.
  '42501': 'FORBIDDEN',
  '53100': 'STORAGE_FULL',
  ENOSPC: 'STORAGE_FULL',
  '53300': 'UNAVAILABLE',
  // Only maintenance makes the database read-only (packages/db, maintenance/read-only.ts).
  '25006': 'MAINTENANCE',
};

/** The database's own rules, each with a SQLSTATE of its own (migration `integrity`), and codes of our own stores. */
const byOwnState: Record<string, [ErrorCode, string?]> = {
  ET001: ['FORBIDDEN'],
  ET002: ['INVALID_INPUT', 'ROLE_UNSUITABLE'],
  ET003: ['LAST_ADMINISTRATOR'],
  ET004: ['INVALID_INPUT', 'FOREIGN_ROW'],
  ET005: ['CONFLICT', 'UNCHANGEABLE'],
  ET006: ['FORBIDDEN', 'APPEND_ONLY'],
  ET007: ['INVALID_TRANSITION'],
  ET008: ['CONFLICT', 'SUM_DIFFERS'],
  ET009: ['CONFLICT', 'NUMBER_OUT_OF_TURN'],
  ET010: ['CONFLICT', 'UNRECORDED'],
  ET020: ['CONFLICT', 'PHOTO_IN_USE'],
  ET021: ['CONFLICT', 'FILE_KEPT'],
  ET030: ['QUOTA_EXCEEDED'],
  // Where files are kept (packages/integrations, StorageUnreachable).
  STORAGE_UNREACHABLE: ['UNAVAILABLE', 'STORAGE'],
};

/** Why the database would not act in somebody's name: what changed since the session was read. */
const byActorRefusal: Record<ActorRefusal, [ErrorCode, string]> = {
  NOT_A_MEMBER: ['FORBIDDEN', 'NO_ACTIVE_ORGANIZATION'],
  ROLE_CHANGED: ['CONFLICT', 'ROLE_CHANGED'],
  UNKNOWN_ORGANIZATION: ['NOT_FOUND', 'ORGANIZATION'],
  LINK_INVALID: ['NOT_FOUND', 'LINK'],
};

/**
 * What a database or file-system error means to a caller, without a word of its own text; undefined when it is a defect.
 * Errors are read by shape: Prisma's classes stay inside packages/db.
 */
export function refusalOfDatabaseError(error: unknown): Refusal | undefined {
  if (error instanceof ActorRefused) {
    const [code, reason] = byActorRefusal[error.reason];
    return new Refusal(code, { reason });
  }
  if (namesMissingRow(error)) return new Refusal('INVALID_INPUT', { reason: 'FOREIGN_ROW' });
  for (const code of codesOf(error)) {
    const own = byOwnState[code];
    if (own) return new Refusal(own[0], { reason: own[1] });
    const known = bySqlState[code] ?? byPrismaCode[code];
    if (known) return new Refusal(known);
  }
  return isConnectionLost(error) ? new Refusal('UNAVAILABLE') : undefined;
}

/**
 * A row was written that names another which does not exist, or not in the same project or studio: to the writer that is
 * the same. PostgreSQL before 18 has one code for both ends of a key and tells them apart by its words alone; a server
 * that speaks another language than English gives CONFLICT for both.
 */
function namesMissingRow(error: unknown): boolean {
  return codesOf(error).includes('23503') && /insert or update on table/.test(wordsOf(error));
}

function wordsOf(error: unknown, depth = 0): string {
  if (typeof error !== 'object' || error === null || depth > 5) return '';
  const fields = error as Record<string, unknown>;
  const inner = [fields.cause, fields.driverAdapterError, fields.meta].map((cause) => wordsOf(cause, depth + 1));
  return [fields.originalMessage, fields.message, ...inner].join('\n');
}

/** The codes an error and its causes carry, the innermost (PostgreSQL's) first. */
function codesOf(error: unknown, depth = 0): string[] {
  if (typeof error !== 'object' || error === null || depth > 5) return [];
  const fields = error as Record<string, unknown>;
  const inner = [fields.cause, fields.driverAdapterError, fields.meta].flatMap((cause) => codesOf(cause, depth + 1));
  const own = [fields.originalCode, fields.code].filter((code) => typeof code === 'string');
  return [...inner, ...own];
}
