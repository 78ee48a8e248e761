import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { asRole } from '../connection-url.ts';
import { loadDatabaseSecrets } from '../database-secrets.ts';
import { THROWAWAY } from '../embedded/settings.ts';
import { stopPostmaster } from '../embedded/postmaster.ts';
import { clusterPath, startEmbeddedPostgres } from '../embedded/start-embedded-postgres.ts';
import { DATABASE, ROLE } from '../role-names.ts';

/** Passwords that a cluster's roles have; without them a copy could not be opened. */
export const PASSWORDS = 'secrets/database.json';

/** Nothing of its own accord is written to it, and what is lost with the power is thrown away anyway. */
const SETTINGS = { ...THROWAWAY, autovacuum: 'off' };

export interface RunningCopy {
  ownerUrl: string;
  /** Superuser. */
  adminUrl: string;
  /** Stops the server; the files stay. */
  stop(): Promise<void>;
}

/** Starts the cluster in `<directory>/postgres` beside any other, on a port of its own, with the passwords kept with it. */
export async function startCopy(directory: string): Promise<RunningCopy> {
  const server = await startEmbeddedPostgres({ dataDir: directory, settings: SETTINGS });
  const { owner } = await loadDatabaseSecrets(directory);
  const adminUrl = server.superuserUrl(DATABASE);
  return { adminUrl, ownerUrl: asRole(adminUrl, ROLE.owner, owner), stop: () => server.stop() };
}

/** Copies the passwords that belong to a cluster from one data directory or backup to another. */
export async function copyPasswords(from: string, to: string): Promise<void> {
  await mkdir(join(to, 'secrets'), { recursive: true, mode: 0o700 });
  await cp(join(from, PASSWORDS), join(to, PASSWORDS));
}

/** What a start left beside the cluster (log, port, perhaps binaries): a backup holds what must be kept and no more. */
export async function removeTraces(directory: string, kept: readonly string[]): Promise<void> {
  for (const name of await readdir(directory)) {
    if (!kept.includes(name)) await rm(join(directory, name), { recursive: true, force: true });
  }
}

/** Ends what runs on a copy, if anything does, and removes it. */
export async function removeCopy(directory: string): Promise<void> {
  await stopPostmaster(clusterPath(directory));
  await rm(directory, { recursive: true, force: true });
}
