/** Quoted text, dollar-quoted bodies and comments: nothing in them is a statement of the script. */
const QUOTED = /'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\w*)\$[\s\S]*?\$\1\$|--[^\n]*|\/\*[\s\S]*?\*\//g;

/** The statements of a migration without what is quoted in them; keywords in capitals, blanks as one. */
function statements(sql: string): string[] {
  const bare = sql.replaceAll(QUOTED, ' ').toUpperCase().replaceAll(/\s+/g, ' ');
  return bare
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}

/** Whether it is one of the statements that no transaction may hold, and that wait for others instead of stopping them. */
export function standsAlone(sql: string): boolean {
  return statements(sql).some((statement) => /\bCONCURRENTLY\b/.test(statement));
}

/** Whether it is applied whole or not at all: it is sent as one transaction, unless it says otherwise itself. */
export function isAtomic(sql: string): boolean {
  return (
    !standsAlone(sql) &&
    !statements(sql).some((statement) => /^(BEGIN|START|COMMIT|END|ROLLBACK|VACUUM|CALL)\b/.test(statement))
  );
}

/**
 * Whether it means to change the rows of a table or the table's name, by a statement anywhere in it or, where a trigger or
 * a cascade does it, by a comment: `-- changes "Asset"`.
 */
export function changesRows(sql: string, table: string): boolean {
  const name = String.raw`(?:ONLY\s+)?(?:"?public"?\s*\.\s*)?"?\b${table}\b"?`;
  const one = String.raw`\b(?:INSERT\s+INTO|UPDATE|DELETE\s+FROM|MERGE\s+INTO|COPY)\s+${name}`;
  const among = String.raw`(?:\bTRUNCATE\b|\bDROP\s+TABLE\b|--\s*changes\b)[^;\n]*${name}`;
  const renamed = String.raw`\bALTER\s+TABLE\s+(?:IF\s+EXISTS\s+)?${name}\s+RENAME\s+TO\b`;
  return new RegExp(`${one}|${among}|${renamed}`, 'i').test(sql);
}

/** Whether it gives a column of the table another type or takes one away: its values then read differently. */
export function changesColumns(sql: string, table: string): boolean {
  return new RegExp(String.raw`\bALTER\s+TABLE\b[^;]*\b${table}\b[^;]*\b(?:TYPE|DROP|RENAME)\b`, 'i').test(sql);
}

/** Names of the constraints it validates. */
export function validatedConstraints(sql: string): string[] {
  return [...sql.matchAll(/VALIDATE\s+CONSTRAINT\s+"?(\w+)"?/gi)].map((match) => match[1]!);
}
