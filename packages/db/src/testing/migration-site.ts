import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { inSnapshot } from '../backups/in-snapshot.ts';
import { readTables } from '../backups/table-facts.ts';
import type { TableFacts } from '../backups/table-facts.ts';
import { openDatabase } from '../database.ts';
import type { Database } from '../database.ts';
import { DEFAULT_MAJOR } from '../embedded/native-binaries.ts';
import { stopPostmaster } from '../embedded/postmaster.ts';
import { clusterPath } from '../embedded/start-embedded-postgres.ts';
import { createOwnerDatabase } from '../owner-client.ts';
import { scratch } from './scratch.ts';
import { populateShoot } from './shoot.ts';
import { templateCluster } from './template-cluster.ts';

const PACKAGE = resolve(import.meta.dirname, '../..');
const PROGRAM = join(import.meta.dirname, 'migrate-program.ts');

/** Where a migration is made to fail: `DEPLOY STARTED`, a line of its log, or `half copied`. */
export interface Breakage {
  at?: string;
  how?: 'throw' | 'kill';
}

export interface Ended {
  /** Exit code as of `db:migrate:safe`; undefined when it was killed. */
  code?: number;
  said?: string;
  applied?: string[];
  recovered?: string | null;
}

/** An installation of its own, with a populated shoot and a copy of the migrations to add to. */
export interface MigrationSite {
  dataDir: string;
  /** What makes commands and programs work on it. */
  env: Readonly<Record<string, string>>;
  open(): Promise<Database>;
  addMigration(name: string, sql: string): Promise<void>;
  removeMigration(name: string): Promise<void>;
  /** Migrates in a process of its own, after recovering what an earlier one left. */
  migrate(breakage?: Breakage, settings?: Readonly<Record<string, string>>): Promise<Ended>;
  recover(breakage?: Breakage): Promise<Ended>;
  /** Rows and checksum of every table of schema `public`. */
  contents(): Promise<TableFacts[]>;
  close(): Promise<void>;
}

/** @param prepare makes the database of an external server and says how it is reached; an embedded one unless given */
export async function createMigrationSite(
  prepare: (dataDir: string) => Promise<Readonly<Record<string, string>>> = prepareEmbedded,
): Promise<MigrationSite> {
  const directory = await mkdtemp(join(scratch(), 'site-'));
  const dataDir = join(directory, 'data');
  const prisma = join(directory, 'prisma');
  const reached = await prepare(dataDir);
  await cp(join(PACKAGE, 'prisma'), prisma, { recursive: true });
  const env = { ETOUCH_DATA: dataDir, ETOUCH_PRISMA_DIRECTORY: prisma, ...reached };
  const open = () => openDatabase({ env: reached, dataDir });
  const owner = createOwnerDatabase(await open());
  await populateShoot(owner);
  await owner.$disconnect();
  return {
    dataDir,
    env,
    open,
    async addMigration(name, sql) {
      await mkdir(join(prisma, 'migrations', name), { recursive: true });
      await writeFile(join(prisma, 'migrations', name, 'migration.sql'), sql);
    },
    removeMigration: (name) => rm(join(prisma, 'migrations', name), { recursive: true }),
    migrate: (breakage = {}, settings = {}) => runProgram({ ...env, ...settings }, 'migrate', breakage),
    recover: (breakage = {}) => runProgram(env, 'recover', breakage),
    async contents() {
      const { adminUrl } = await open();
      const tables = await inSnapshot(adminUrl, (client) => readTables(client, { checksums: 'ALL' }));
      return tables.filter(({ name }) => name.startsWith('public.') && name !== 'public._prisma_migrations');
    },
    async close() {
      await stopPostmaster(clusterPath(dataDir));
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function prepareEmbedded(dataDir: string): Promise<Record<string, string>> {
  await cp(await templateCluster(DEFAULT_MAJOR), dataDir, { recursive: true });
  await rm(join(dataDir, 'postgres.port'), { force: true });
  return {};
}

async function runProgram(env: MigrationSite['env'], what: 'migrate' | 'recover', breakage: Breakage): Promise<Ended> {
  const { DATABASE_URL: _url, DATABASE_DIRECT_URL: _direct, ...inherited } = process.env;
  const child = spawn(process.execPath, [PROGRAM, JSON.stringify(breakage), what], {
    env: { ...inherited, ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const signal = await new Promise<string | null>((settle) => child.once('close', (_code, name) => settle(name)));
  if (signal !== null) return {};
  return JSON.parse(output.trim().split('\n').at(-1) ?? '{}') as Ended;
}
