import { PrismaPg } from '@prisma/adapter-pg';
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory, SqlQuery } from '@prisma/driver-adapter-utils';
import type pg from 'pg';
import { standsAlone } from '../safe-migration/script.ts';

type PgAdapter = Awaited<ReturnType<PrismaPg['connect']>>;

/** Object ids of the catalogue's types in pg_type. */
const CHAR = 18;
const TEXT = 25;
/** "char", int2vector, regproc, tid, xid, cid, oidvector, pg_node_tree, "char"[], aclitem[], regclass: refused by the stock adapter. */
const CATALOGUE_TYPES = new Set([CHAR, 22, 24, 27, 28, 29, 30, 194, 1002, 1034, 2205]);

/**
 * Connections for the schema engine to one database, and never another. Every connection is closed by `close()`: the
 * engine itself leaves them open.
 */
export class MigrationAdapterFactory implements SqlMigrationAwareDriverAdapterFactory {
  readonly provider = 'postgres';
  readonly adapterName = '@prisma/adapter-pg';
  readonly #url: string;
  readonly #opened: PgAdapter[] = [];

  /** @param url connection string of the database to migrate */
  constructor(url: string) {
    this.#url = url;
  }

  async connect(): Promise<SqlDriverAdapter> {
    // One session: the engine's advisory lock must not end up on another connection than its work.
    const adapter = await new PrismaPg({ connectionString: this.#url, max: 1 }).connect();
    this.#opened.push(adapter);
    return forMigrations(adapter);
  }

  /** A shadow database would be a second database; with a connection string it would even be the main one. */
  async connectToShadowDb(): Promise<SqlDriverAdapter> {
    throw new Error(
      'etouch never uses a shadow database: create migrations with `pnpm --filter @etouch/db db:migrate:dev`',
    );
  }

  async close(): Promise<void> {
    await Promise.all(this.#opened.splice(0).map((adapter) => adapter.dispose()));
  }
}

/**
 * Three corrections to the stock adapter, which is made for queries and not for migrations:
 * catalogue types it refuses arrive as text; "char" arrives as Character, because the engine reads the kind of a
 * constraint from it and panics on text; and a script is sent whole, because splitting it at every `;` breaks functions
 * and DO blocks.
 */
function forMigrations(adapter: PgAdapter): SqlDriverAdapter {
  const pool = adapter.underlyingDriver();
  const query = pool.query.bind(pool);
  let fields: pg.FieldDef[] = [];
  Object.assign(pool, {
    query: async (config: pg.QueryArrayConfig) => {
      const result: pg.QueryArrayResult | pg.QueryArrayResult[] = await query(config);
      // A script of several statements: nobody reads its rows.
      if (Array.isArray(result)) return result;
      fields = result.fields;
      return { ...result, fields: fields.map(readable) };
    },
  });
  const queryRaw = adapter.queryRaw.bind(adapter);
  return Object.assign(adapter, {
    // The engine asks one question at a time, so `fields` belong to this answer.
    queryRaw: async (asked: SqlQuery) => {
      const answer = await queryRaw(asked);
      const columnTypes = answer.columnTypes.map((type, column) =>
        fields[column]?.dataTypeID === CHAR ? ColumnTypeEnum.Character : type,
      );
      return { ...answer, columnTypes };
    },
    // Without arguments the driver sends the text as it is, in PostgreSQL's simple protocol.
    executeScript: async (sql: string) => {
      const execute = (text: string) => adapter.executeRaw({ sql: text, args: [], argTypes: [] });
      const unhurried = standsAlone(sql);
      // The connection's time-outs are for what holds everybody up. This waits by itself until others have ended.
      if (unhurried) await execute('SET statement_timeout = 0; SET lock_timeout = 0');
      await execute(sql);
      if (unhurried) await execute('RESET statement_timeout; RESET lock_timeout');
    },
  });
}

function readable(field: pg.FieldDef): pg.FieldDef {
  return CATALOGUE_TYPES.has(field.dataTypeID) ? { ...field, dataTypeID: TEXT } : field;
}
