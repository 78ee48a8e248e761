import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Refusal } from './refusal.ts';

// Until the server names its own secret, cursors live as long as the process.
let key: Buffer = randomBytes(32);

/** Signs cursors with a key derived from the installation's secret, so that they outlive a restart. */
export function useCursorSecret(secret: string): void {
  key = createHmac('sha256', secret).update('etouch list cursors').digest();
}

const sign = (list: string, body: string) => createHmac('sha256', key).update(`${list}\n${body}`).digest();

/** An opaque cursor: where a page of `list` ended. It fits no other list. */
export function sealCursor(list: string, position: readonly string[]): string {
  const body = Buffer.from(JSON.stringify(position)).toString('base64url');
  return `${body}.${sign(list, body).toString('base64url')}`;
}

/**
 * The position in a cursor of the same list.
 * @throws Refusal INVALID_INPUT (CURSOR) when this installation did not make it for this list
 */
export function openCursor(list: string, cursor: string): string[] {
  const [body = '', signature = ''] = cursor.split('.', 2);
  const given = Buffer.from(signature, 'base64url');
  const due = sign(list, body);
  if (given.length !== due.length || !timingSafeEqual(given, due)) {
    throw new Refusal('INVALID_INPUT', { reason: 'CURSOR', field: 'query.cursor' });
  }
  return JSON.parse(Buffer.from(body, 'base64url').toString()) as string[];
}

/**
 * Rows behind a position in the order (column, id). The bound on the column alone is where an index starts to read, so
 * the last page costs what the first does; the rest tells rows of one value apart.
 */
export function behind<Where>(column: keyof Where & string, way: 'asc' | 'desc', value: unknown, id: string): Where {
  const [from, past] = way === 'asc' ? ['gte', 'gt'] : ['lte', 'lt'];
  return {
    [column]: { [from]: value },
    OR: [{ [column]: { [past]: value } }, { [column]: value, id: { [past]: id } }],
  } as Where;
}

/** A page out of the `limit + 1` rows that were read for it, and the cursor behind its last row where more follow. */
export function cutPage<Row>(
  list: string,
  limit: number,
  rows: readonly Row[],
  positionOf: (row: Row) => readonly string[],
): { rows: Row[]; nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, nextCursor: rows.length > limit && last ? sealCursor(list, positionOf(last)) : null };
}
