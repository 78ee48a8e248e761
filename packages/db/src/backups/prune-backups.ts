import { listBackups } from './list-backups.ts';
import { expiredBackups } from './retention.ts';
import { removeBackup } from './unfinished.ts';

/**
 * Removes the backups that retention (retention.ts) no longer keeps. Call it after a new one is whole, never before.
 * @returns the directories removed
 */
export async function pruneBackups(dataDir: string, log: (line: string) => void = () => {}): Promise<string[]> {
  const expired = expiredBackups(await listBackups(dataDir));
  for (const { path } of expired) {
    log(`Removing ${path}`);
    await removeBackup(path);
  }
  return expired.map(({ path }) => path);
}
