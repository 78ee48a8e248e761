import { join } from 'node:path';

/** Where a data directory keeps what maintenance must remember over a crash: lock and journal. */
export function maintenanceDirectory(dataDir: string): string {
  return join(dataDir, 'maintenance');
}
