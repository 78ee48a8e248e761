import { ROLE } from '../role-names.ts';

/**
 * A new table starts closed: row-level security holds also for its owner, and nobody else may do anything with it until
 * a grant and a policy, written by hand below, say so.
 */
export function closeNewTables(sql: string): string {
  const tables = [...sql.matchAll(/^CREATE TABLE ("[^"]+")/gm)].map((match) => match[1]!);
  const closed = tables.map(
    (table) => `
-- Closed until a grant and a policy say who may do what with it.
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON ${table} TO ${ROLE.owner} USING (true) WITH CHECK (true);
`,
  );
  return sql + closed.join('');
}
