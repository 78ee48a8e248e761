import { chmod, cp, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabase } from '../database.ts';
import type { Database } from '../database.ts';
import { DEFAULT_MAJOR } from '../embedded/native-binaries.ts';
import { stopPostmaster } from '../embedded/postmaster.ts';
import { clusterPath } from '../embedded/start-embedded-postgres.ts';
import { scratch } from './scratch.ts';
import { templateCluster } from './template-cluster.ts';

/** A data directory with a migrated embedded database of its own, for what stops, copies or replaces the server. */
export interface Installation {
  dataDir: string;
  /** Starts or finds its server, as every command does. */
  open(): Promise<Database>;
  /** Ends its server and removes everything. */
  remove(): Promise<void>;
}

/** Makes one from the template of the test run. Call `remove()` in `afterAll`. */
export async function createInstallation(): Promise<Installation> {
  const dataDir = await mkdtemp(join(scratch(), 'installation-'));
  await chmod(dataDir, 0o755);
  await cp(await templateCluster(DEFAULT_MAJOR), dataDir, { recursive: true });
  await rm(join(dataDir, 'postgres.port'), { force: true });
  return {
    dataDir,
    open: () => openDatabase({ env: {}, dataDir }),
    async remove() {
      await stopPostmaster(clusterPath(dataDir));
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
