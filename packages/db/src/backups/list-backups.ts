import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSetupError } from '../database-setup-error.ts';
import { backupsDirectory, readBackup } from './backup.ts';
import type { Backup } from './backup.ts';

/** A directory's own name, as a backup gets it; drafts and scratch copies have an ending. */
const NAME = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z$/;

/** Every whole backup of a data directory, the oldest first. One whose description cannot be read is left out. */
export async function listBackups(dataDir: string): Promise<Backup[]> {
  return (await scanBackups(dataDir)).backups;
}

/** The same, with what is wrong with the others, one line each. */
export async function scanBackups(dataDir: string): Promise<{ backups: Backup[]; unreadable: string[] }> {
  const directory = backupsDirectory(dataDir);
  const names = (await readdir(directory).catch(() => [])).filter((name) => NAME.test(name)).sort();
  const backups: Backup[] = [];
  const unreadable: string[] = [];
  for (const name of names) {
    try {
      backups.push(await readBackup(join(directory, name)));
    } catch (error) {
      if (!(error instanceof DatabaseSetupError)) throw error;
      unreadable.push(error.message);
    }
  }
  return { backups, unreadable };
}
