import type { Client } from 'pg';

export interface Column {
  name: string;
  /** As PostgreSQL writes it, for a cast. */
  type: string;
  nullable: boolean;
}

export interface Table {
  name: string;
  columns: Column[];
  /** The primary key's columns. */
  key: string[];
  /** Columns of every unique index. */
  uniques: string[][];
  /** Columns that point to other rows. */
  references: ReadonlySet<string>;
}

export interface Policy {
  table: string;
  name: string;
  /** Takes rights away; the others give them. */
  restrictive: boolean;
  command: 'ALL' | 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE';
  /** Asks for nothing: true for whoever holds the grant. */
  open: boolean;
}

/** Every table of the application, as the database describes it; columns it computes itself are left out. */
export async function readTables(client: Client): Promise<Map<string, Table>> {
  const { rows } = await client.query<Omit<Table, 'references'> & { references: string[] }>(`
    SELECT c.relname AS name,
      (SELECT json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'nullable', NOT a.attnotnull)
                       ORDER BY a.attnum)
       FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
      coalesce((SELECT json_agg(a.attname) FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
       WHERE i.indrelid = c.oid AND i.indisprimary), '[]') AS key,
      coalesce((SELECT json_agg(names) FROM (
         SELECT json_agg(a.attname) AS names FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
         WHERE i.indrelid = c.oid AND i.indisunique GROUP BY i.indexrelid) u), '[]') AS uniques,
      coalesce((SELECT json_agg(DISTINCT a.attname) FROM pg_constraint f JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (f.conkey)
       WHERE f.conrelid = c.oid AND f.contype = 'f'), '[]') AS references
    FROM pg_class c
    WHERE c.relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname IN ('public', 'app'))
      AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
    ORDER BY c.relname`);
  return new Map(rows.map((row) => [row.name, { ...row, references: new Set(row.references) }]));
}

/** Every policy there is. */
export async function readPolicies(client: Client): Promise<Policy[]> {
  const { rows } = await client.query<Policy>(`
    SELECT tablename AS "table", policyname AS name, permissive = 'RESTRICTIVE' AS restrictive, cmd AS command,
           qual IS NOT DISTINCT FROM 'true' AS open FROM pg_policies
    WHERE schemaname = 'public' ORDER BY tablename, policyname`);
  return rows;
}

/** What a role is granted on a table: the key's columns to read, columns to write, rows to remove. */
export interface GrantedRights {
  select: boolean;
  insert: string[];
  update: string[];
  delete: boolean;
}

/** Whatever its policies say, a role does no more than this. */
export async function grantedRights(client: Client, role: string, table: Table): Promise<GrantedRights> {
  const { rows } = await client.query<{
    name: string;
    select: boolean;
    insert: boolean;
    update: boolean;
    delete: boolean;
  }>(
    `SELECT a.attname AS name, has_column_privilege($1, c.oid, a.attnum, 'SELECT') AS select,
            has_column_privilege($1, c.oid, a.attnum, 'INSERT') AS insert,
            has_column_privilege($1, c.oid, a.attnum, 'UPDATE') AS update, has_table_privilege($1, c.oid, 'DELETE') AS delete
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     WHERE c.relname = $2 AND c.relnamespace = 'public'::regnamespace ORDER BY a.attnum`,
    [role, table.name],
  );
  return {
    select: table.key.every((column) => rows.find((row) => row.name === column)?.select),
    insert: rows.filter((row) => row.insert).map((row) => row.name),
    update: rows.filter((row) => row.update).map((row) => row.name),
    delete: rows.some((row) => row.delete),
  };
}
