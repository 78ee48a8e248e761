import { openDatabase } from '@etouch/db/database';
import { stopPostmaster } from '@etouch/db/embedded/postmaster';
import { clusterPath } from '@etouch/db/embedded/start-embedded-postgres';
import { acquireMaintenanceLock, type MaintenanceLock } from '@etouch/db/maintenance/lock';
import { enterReadOnly, leaveReadOnly } from '@etouch/db/maintenance/read-only';

/** The steps that a backup or a migration of the embedded database takes, one by one. */
export interface Operator {
  begin(): Promise<void>;
  stopDatabase(): Promise<void>;
  startDatabase(): Promise<void>;
  /** Whatever was begun is over. */
  end(): Promise<void>;
}

/** Where a running instance has its database. */
export interface Place {
  dataDir: string;
  adminUrl: string;
}

/** Finds it by the data directory. */
export async function findPlace(dataDir: string): Promise<Place> {
  const { adminUrl } = await openDatabase({ env: {}, dataDir });
  return { dataDir, adminUrl };
}

export function operatorOf({ dataDir, adminUrl }: Place): Operator {
  let lock: MaintenanceLock | undefined;
  const startDatabase = async () => void (await openDatabase({ env: {}, dataDir }));
  return {
    async begin() {
      lock = await acquireMaintenanceLock(dataDir, 'test');
      await enterReadOnly(adminUrl);
    },
    stopDatabase: () => stopPostmaster(clusterPath(dataDir)),
    startDatabase,
    async end() {
      await startDatabase();
      await leaveReadOnly(adminUrl);
      await lock?.release();
      lock = undefined;
    },
  };
}
