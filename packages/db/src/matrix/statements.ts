import { v7 } from 'uuid';
import pg from 'pg';
import type { Actor } from '../actor.ts';
import type { Column, Table } from './catalogue.ts';

export interface Statement {
  text: string;
  values: (string | null)[];
}

/** A row as text, column by column. */
export type Row = Readonly<Record<string, string | null>>;

const { escapeIdentifier: name } = pg;
const COUNTED = new Set(['integer', 'bigint', 'smallint']);

/** Columns by which a row says in whose name it was written: an inserted row says it in the actor's. */
const IN_WHOSE_NAME: Record<string, Record<string, 'kind' | 'user' | 'organization'>> = {
  WorkflowEvent: { actorKind: 'kind', actorId: 'user', actingOrganizationId: 'organization' },
  AuditEvent: { actorKind: 'kind', actorId: 'user' },
  Comment: { authorKind: 'kind', authorId: 'user', authorOrganizationId: 'organization' },
  PhotoMark: { userId: 'user', organizationId: 'organization' },
  UploadSession: { userId: 'user', organizationId: 'organization' },
  Download: { userId: 'user', organizationId: 'organization' },
  RetouchVersion: { organizationId: 'organization' },
};

function located(table: Table, row: Row, from: number): Statement {
  const values = table.key.map((column) => row[column] ?? null);
  const text = table.key.map((column, index) => `${name(column)} = $${from + index}::${typeOf(table, column)}`);
  return { text: `FROM ${name(table.name)} WHERE ${text.join(' AND ')}`, values };
}

function typeOf(table: Table, column: string): string {
  return table.columns.find((candidate) => candidate.name === column)!.type;
}

/** Finds the row by its key. @param column what to read of it; nothing unless given */
export function selecting(table: Table, row: Row, column?: string): Statement {
  const { text, values } = located(table, row, 1);
  return { text: `SELECT ${column ? name(column) : '1'} ${text}`, values };
}

/** Removes the row. */
export function deleting(table: Table, row: Row): Statement {
  const { text, values } = located(table, row, 1);
  return { text: `DELETE ${text}`, values };
}

/** Writes a column with the value it has: harmless, and yet refused to whoever may not change the row. */
export function updating(table: Table, row: Row, writable: readonly string[]): Statement {
  const column = writable.find((candidate) => !table.key.includes(candidate)) ?? writable[0]!;
  const { text, values } = located(table, row, 2);
  const where = text.slice(text.indexOf('WHERE'));
  return {
    text: `UPDATE ${name(table.name)} SET ${name(column)} = $1::${typeOf(table, column)} ${where}`,
    values: [row[column] ?? null, ...values],
  };
}

/** Adds a copy of the row under another key, in the actor's name. */
export function inserting(table: Table, row: Row, writable: readonly string[], actor: Actor | null): Statement {
  const copy = { ...row, ...altered(table, row), ...inActorsName(table, row, actor) };
  const columns = table.columns.filter((column) => writable.includes(column.name));
  return {
    text: `INSERT INTO ${name(table.name)} (${columns.map((column) => name(column.name)).join(', ')})
           VALUES (${columns.map((column, index) => `$${index + 1}::${column.type}`).join(', ')})`,
    values: columns.map((column) => copy[column.name] ?? null),
  };
}

/** One column of each unique index gets another value, unless all of them point to other rows. */
function altered(table: Table, row: Row): Record<string, string> {
  const values: Record<string, string> = {};
  for (const unique of table.uniques) {
    const own = table.columns.filter((column) => unique.includes(column.name) && !table.references.has(column.name));
    if (own.some((column) => values[column.name] !== undefined || row[column.name] === null)) continue;
    const column =
      own.find(({ type }) => COUNTED.has(type)) ??
      own.find(({ type }) => type === 'text') ??
      own.find(({ type }) => type === 'uuid');
    if (column) values[column.name] = another(column, row[column.name]!);
  }
  return values;
}

function another({ type }: Column, value: string): string {
  if (type === 'uuid') return v7();
  return type === 'text' ? `${value}-${v7()}` : String(Number(value) + 1000);
}

function inActorsName(table: Table, row: Row, actor: Actor | null): Record<string, string | null> {
  const values: Record<string, string | null> = {};
  for (const [column, part] of Object.entries(IN_WHOSE_NAME[table.name] ?? {})) {
    const nullable = table.columns.find((candidate) => candidate.name === column)!.nullable;
    const value = partOf(actor, part);
    values[column] = value === null && !nullable ? row[column]! : value;
  }
  return values;
}

function partOf(actor: Actor | null, part: 'kind' | 'user' | 'organization'): string | null {
  if (!actor) return null;
  if (part === 'kind') return actor.kind;
  if (part === 'user') return actor.kind === 'USER' ? actor.userId : null;
  return actor.kind === 'GUEST' ? null : actor.organizationId;
}
