import { readFile, rename, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { DatabaseSetupError } from '../database-setup-error.ts';
import type { TableFacts } from './table-facts.ts';

export type BackupReason = 'MIGRATION' | 'SCHEDULED' | 'BY_HAND';

/** A checked backup, as its `backup.json` says; that file is written last, so a directory without it is none. */
export interface Backup {
  /** Absolute directory; not kept in the file, so that a backup may be moved. */
  path: string;
  /** CLUSTER: a stopped copy of the embedded server's files. DUMP: pg_dump's custom format. */
  kind: 'CLUSTER' | 'DUMP';
  reason: BackupReason;
  /** UTC, ISO 8601: the moment whose data it holds. */
  createdAt: string;
  /** As the server calls itself: `18.4`. */
  serverVersion: string;
  /** Applied migrations in their order; the last one names the state of the schema. */
  migrations: string[];
  /** Every table; those of schema `public` with a checksum. */
  tables: TableFacts[];
  /** Bytes the backup takes on the disk, as far as the file system shares nothing. */
  sizeBytes: number;
  /** What `files.jsonl` lists: stored files (a prefix counts as one) and the bytes known of them. */
  files: { count: number; bytes: number };
}

const FILE = 'backup.json';
const FORMAT = 1;
export const FILES = 'files.jsonl';
export const DUMP = 'database.dump';
export const MANIFEST = 'sha256sums';

/** The directory that holds a data directory's backups. */
export function backupsDirectory(dataDir: string): string {
  return join(dataDir, 'backups');
}

/** UTC time for names of directories, to the millisecond: `2026-11-22T20-15-00-123Z`. */
export function stamp(): string {
  return new Date().toISOString().replaceAll(/[:.]/g, '-');
}

/** Appears whole, on the disk. */
export async function writeBackup({ path, ...facts }: Backup): Promise<void> {
  const draft = join(path, `${FILE}.writing`);
  const text = JSON.stringify({ format: FORMAT, ...facts }, null, 2);
  await writeFile(draft, text, { mode: 0o600, flush: true });
  await rename(draft, join(path, FILE));
}

/**
 * Reads what a backup says about itself.
 * @param path its directory
 * @throws DatabaseSetupError when there is no backup, or one that cannot be read
 */
export async function readBackup(path: string): Promise<Backup> {
  const text = await readFile(join(path, FILE), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error;
    throw new DatabaseSetupError(`${path} is no backup: it holds no ${FILE}`);
  });
  const facts = parse(text);
  if (!facts) throw new DatabaseSetupError(`the backup ${basename(path)} is damaged: ${FILE}`);
  const { format, ...kept } = facts;
  if (format > FORMAT) throw new DatabaseSetupError(`the backup ${path} was made by a newer etouch`);
  return { ...kept, path };
}

function parse(text: string): (Omit<Backup, 'path'> & { format: number }) | undefined {
  try {
    const value = JSON.parse(text) as Omit<Backup, 'path'> & { format: number };
    return Number.isInteger(value.format) && Array.isArray(value.tables) ? value : undefined;
  } catch {
    return undefined;
  }
}
