import { statfs } from 'node:fs/promises';
import { directoryBytes } from '../backups/disk-space.ts';
import type { Database } from '../database.ts';
import { clusterPath } from '../embedded/start-embedded-postgres.ts';
import { withClient } from '../with-client.ts';
import { MigrationRefused } from './steps.ts';

const MEBIBYTE = 1024 * 1024;
/** Write-ahead log of the migration itself, and what the rest of the machine needs. */
const SPARE_BYTES = 256 * MEBIBYTE;
/**
 * At the worst moment there lie beside the database: the backup, the copy it is tried on (or the one being restored), and
 * as much again for tables the migration writes anew.
 */
const COPIES_EMBEDDED = 3;
/** Of an external database only the dump lies here, smaller than the database. */
const COPIES_EXTERNAL = 1;

/** Bytes that must be free where etouch keeps its data, for a database of this size. */
export function diskNeeded(databaseBytes: number, embedded: boolean): number {
  return databaseBytes * (embedded ? COPIES_EMBEDDED : COPIES_EXTERNAL) + SPARE_BYTES;
}

/** @throws MigrationRefused with what is needed and what there is */
export async function assertDiskSpace(database: Database, dataDir: string): Promise<void> {
  const bytes = database.embedded ? await directoryBytes(clusterPath(dataDir)) : await databaseSize(database.adminUrl);
  const { bavail, bsize } = await statfs(dataDir);
  refuseTooLittle(dataDir, diskNeeded(bytes, database.embedded), bavail * bsize);
}

export function refuseTooLittle(dataDir: string, needed: number, free: number): void {
  if (free >= needed) return;
  const megabytes = (size: number) => `${Math.ceil(size / MEBIBYTE)} MB`;
  throw new MigrationRefused(
    'DISK_SPACE',
    `too little space in ${dataDir}: backup, rehearsal and migration need ${megabytes(needed)}, ${megabytes(free)} are free; make room, or move old backups away`,
  );
}

async function databaseSize(adminUrl: string): Promise<number> {
  return withClient(adminUrl, async (client) => {
    const { rows } = await client.query<{ bytes: string }>('SELECT pg_database_size(current_database()) AS bytes');
    return Number(rows[0]!.bytes);
  });
}
