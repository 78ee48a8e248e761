import type pg from 'pg';
import { becomeStatement } from '../become-statement.ts';
import type { Attempter } from './actors.ts';
import { grantedRights } from './catalogue.ts';
import type { GrantedRights, Table } from './catalogue.ts';
import { deleting, inserting, selecting, updating } from './statements.ts';
import type { Row, Statement } from './statements.ts';

type Operation = 'S' | 'I' | 'U' | 'D';

/** One row of a table that everyone tries to read, copy, change and remove. */
export interface MarkedRow {
  table: Table;
  row: Row;
  /** What is true while this row is tried; written past row-level security and without triggers. */
  given: string[];
}

const TIMEOUT_MS = 10_000;
/** SQLSTATE of a foreign key, unique or CHECK violation: checked after the policies. */
const VIOLATION = /^23(503|505|514|001)$/;
/** SQLSTATE of a rule kept by a trigger. */
const RULE = /^ET\d{3}$/;

/** Tries operations on one connection of a superuser, always as somebody else, and takes everything back. */
export class Attempts {
  readonly #client: pg.Client;
  readonly #granted = new Map<string, GrantedRights>();
  /** The role the actor acts as: its login role, or the one its side is given. */
  #role = '';

  constructor(client: pg.Client) {
    this.#client = client;
  }

  /**
   * What row-level security and the grants let somebody do with the row.
   * @param changed a statement that alters the schema for this attempt only
   * @returns e.g. `S-U-`
   */
  async rightsTo(marked: MarkedRow, who: Attempter, changed?: string): Promise<string> {
    await this.#client.query(`BEGIN; ${changed ?? ''}; ${asGiven([...marked.given, ...who.given])}; SAVEPOINT begun`);
    try {
      await this.#become(who);
      let rights = '';
      for (const operation of ['S', 'I', 'U', 'D'] as const) {
        rights += (await this.#mayDo(operation, marked, who)) ? operation : '-';
      }
      return rights;
    } finally {
      await this.#client.query('ROLLBACK');
    }
  }

  /** Those of the columns that somebody who finds the row by its key may read. */
  async readable({ table, row, given }: MarkedRow, who: Attempter, columns: readonly string[]): Promise<string[]> {
    await this.#client.query(`BEGIN; ${asGiven([...given, ...who.given])}; SAVEPOINT begun`);
    try {
      await this.#become(who);
      const readable: string[] = [];
      for (const column of columns) {
        if ((await this.#outcome(selecting(table, row, column))) !== '42501') readable.push(column);
      }
      return readable;
    } finally {
      await this.#client.query('ROLLBACK');
    }
  }

  /**
   * Changes a text column in somebody's name, as if the database were as `changed` makes it.
   * @param changed a statement that alters the schema for this attempt only
   * @returns rows changed, or the SQLSTATE of the refusal
   */
  async changing(marked: MarkedRow, who: Attempter, column: string, changed?: string): Promise<number | string> {
    await this.#client.query(`BEGIN; ${changed ?? ''}; ${asGiven([...marked.given, ...who.given])}; SAVEPOINT begun`);
    try {
      await this.#become(who);
      const row = { ...marked.row, [column]: `${marked.row[column]}x` };
      return await this.#outcome(updating(marked.table, row, [column]));
    } finally {
      await this.#client.query('ROLLBACK');
    }
  }

  /** Exactly as the application does: its login role, then its first statement. */
  async #become({ login, actor }: Attempter): Promise<void> {
    await this.#client.query(`SET LOCAL SESSION AUTHORIZATION ${login}`);
    if (actor) {
      const { text, values } = becomeStatement(actor, TIMEOUT_MS);
      const { rows } = await this.#client.query<{ accepted?: boolean }>(text, values);
      if (rows.length === 0 || rows[0]!.accepted === false) throw new Error('the database refuses the actor');
    }
    const { rows } = await this.#client.query<{ role: string }>('SELECT current_user AS role');
    this.#role = rows[0]!.role;
    await this.#client.query('SAVEPOINT acting');
  }

  async #mayDo(operation: Operation, marked: MarkedRow, who: Attempter): Promise<boolean> {
    const statement = await this.#statement(operation, marked, who);
    if (!statement) return false;
    const outcome = await this.#outcome(statement);
    if (typeof outcome === 'number') return outcome > 0;
    if (outcome === '42501') return false;
    if (VIOLATION.test(outcome)) return true;
    // A trigger speaks before the policy of an INSERT is asked, and after that of an UPDATE or DELETE.
    if (RULE.test(outcome)) return operation !== 'I' || this.#mayInsertWithoutTriggers(statement, who);
    throw new Error(`${operation} on ${marked.table.name}: unexpected SQLSTATE ${outcome}`);
  }

  async #mayInsertWithoutTriggers(statement: Statement, who: Attempter): Promise<boolean> {
    await this.#client.query('ROLLBACK TO begun; SET LOCAL session_replication_role = replica');
    await this.#become(who);
    const outcome = String(await this.#outcome(statement));
    await this.#client.query('ROLLBACK TO begun');
    await this.#become(who);
    if (outcome === '1' || VIOLATION.test(outcome)) return true;
    if (outcome === '42501') return false;
    throw new Error(`INSERT without triggers: unexpected SQLSTATE ${outcome}`);
  }

  /** Rows seen or changed, or the SQLSTATE of the refusal. */
  async #outcome({ text, values }: Statement): Promise<number | string> {
    let outcome: number | string = 0;
    try {
      outcome = (await this.#client.query(text, values)).rowCount ?? 0;
    } catch (error) {
      const { code } = error as { code?: string };
      if (!code) throw error;
      outcome = code;
    }
    if (outcome !== 0) await this.#client.query('ROLLBACK TO acting');
    return outcome;
  }

  /** Null: nothing of the kind is granted. */
  async #statement(operation: Operation, { table, row }: MarkedRow, who: Attempter): Promise<Statement | null> {
    const granted = await this.#grantedOn(table);
    if (operation === 'S') return granted.select ? selecting(table, row) : null;
    if (operation === 'I') return granted.insert.length > 0 ? inserting(table, row, granted.insert, who.actor) : null;
    if (operation === 'U') return granted.update.length > 0 ? updating(table, row, granted.update) : null;
    return granted.delete ? deleting(table, row) : null;
  }

  async #grantedOn(table: Table): Promise<GrantedRights> {
    const key = `${this.#role} ${table.name}`;
    let granted = this.#granted.get(key);
    if (!granted) {
      granted = await grantedRights(this.#client, this.#role, table);
      this.#granted.set(key, granted);
    }
    return granted;
  }
}

/** Statements that make something true for the open transaction, past row-level security and without triggers. */
export function asGiven(statements: readonly string[]): string {
  if (statements.length === 0) return '';
  return `SET LOCAL session_replication_role = replica; ${statements.join('; ')}; SET LOCAL session_replication_role = origin`;
}
