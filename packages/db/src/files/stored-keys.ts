/** A column in which rows name a stored file, or a folder of them. SQL as it stands in a select on its table. */
export interface StoredKey {
  table: string;
  column: string;
  /** The key; another expression than the column where the files are the column's, but their key is made of more. */
  key?: string;
  /** Whether it is a folder: the files are `<key>/…`. */
  folder: string;
  /** Which rows name a file at all; all of them unless given. */
  named?: string;
  /** Whether the file must be there. */
  expected: string;
  bytes?: string;
  sha256?: string;
}

/**
 * Every column that names stored files. The one place: inventories of backups, the search for files that no row names,
 * and the one for files that are missing are made of it. `app.stored_files()` is the same as a function, so a change
 * here needs a migration that replaces it (`storedFilesSql()` is its body); a test compares them, and finds columns that
 * are not in the list.
 */
export const storedKeys: readonly StoredKey[] = [
  {
    table: 'Asset',
    column: 'storageKey',
    folder: 'false',
    expected: `status <> 'UPLOADING' AND "fileDeletedAt" IS NULL`,
    bytes: '"sizeBytes"',
    sha256: 'sha256',
  },
  { table: 'Asset', column: 'derivativesKey', folder: 'true', expected: 'true' },
  {
    // Where a processing under way, or one that will be, puts its pictures before the row names them.
    table: 'Asset',
    column: 'storageKey',
    key: `'derivatives/' || split_part("storageKey", '/', 2) || '/' || "projectId" || '/' || id || '-' || left(sha256, 12)`,
    folder: 'true',
    named: `sha256 IS NOT NULL AND "derivativesKey" IS NULL`,
    expected: 'false',
  },
  {
    table: 'RetouchVersion',
    column: 'storageKey',
    folder: 'false',
    expected: '"fileDeletedAt" IS NULL',
    bytes: '"sizeBytes"',
    sha256: 'sha256',
  },
  { table: 'RetouchVersion', column: 'derivativesKey', folder: 'true', expected: 'true' },
  {
    table: 'RetouchVersion',
    column: 'storageKey',
    key: `'derivatives/' || split_part("storageKey", '/', 2) || '/' || "projectId" || '/' || id || '-' || left(sha256, 12)`,
    folder: 'true',
    named: '"derivativesKey" IS NULL',
    expected: 'false',
  },
  {
    table: 'Deliverable',
    column: 'storageKey',
    folder: 'false',
    expected: `CASE WHEN "versionId" IS NULL
      THEN EXISTS (SELECT FROM public."Asset" a WHERE a.id = "assetId" AND a."fileDeletedAt" IS NULL)
      ELSE EXISTS (SELECT FROM public."RetouchVersion" v WHERE v.id = "versionId" AND v."fileDeletedAt" IS NULL) END`,
    bytes: '"sizeBytes"',
    sha256: 'sha256',
  },
  {
    table: 'UploadSession',
    column: 'storageKey',
    folder: 'false',
    named: `state IN ('OPEN', 'COMPLETE')`,
    expected: 'false',
  },
  { table: 'Sidecar', column: 'storageKey', folder: 'false', expected: 'true', bytes: '"sizeBytes"', sha256: 'sha256' },
  // On its way out, by who knows more of it.
  { table: 'FileRemoval', column: 'storageKey', folder: '"isFolder"', expected: 'false' },
];

/** Rows of key, folder, expected, bytes, sha256; a key as often as it is named. */
export function storedFilesSql(keys: readonly StoredKey[] = storedKeys): string {
  return keys
    .map(({ table, column, key = `"${column}"`, folder, named, expected, bytes, sha256 }) => {
      const facts = `${folder}, ${expected}, ${bytes ?? 'NULL::bigint'}, ${sha256 ?? 'NULL::text'}`;
      const which = `"${column}" IS NOT NULL${named ? ` AND ${named}` : ''}`;
      return `SELECT ${key}, ${facts} FROM public."${table}" WHERE ${which}`;
    })
    .join('\nUNION ALL ');
}
