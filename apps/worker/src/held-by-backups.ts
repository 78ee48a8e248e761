import { readInventory } from '@etouch/db/backups/inventory';
import { scanBackups } from '@etouch/db/backups/list-backups';

/** Which of some storage keys a kept backup still needs. */
export type HeldByBackups = (keys: ReadonlySet<string>) => Promise<ReadonlySet<string>>;

/**
 * Looks the keys up in the inventories of the backups in a data directory: a restored backup must find its originals, so
 * these files stay until it is pruned. A backup that cannot be read may need any of them.
 */
export function createHeldByBackups(dataDir: string): HeldByBackups {
  return async (keys) => {
    const held = new Set<string>();
    if (keys.size === 0) return held;
    const { backups, unreadable } = await scanBackups(dataDir);
    if (unreadable.length > 0) return keys;
    for (const { path } of backups) {
      try {
        for await (const { key } of readInventory(path)) if (keys.has(key)) held.add(key);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT' && !(error instanceof SyntaxError)) throw error;
        return keys;
      }
    }
    return held;
  };
}
