import { createHash } from 'node:crypto';
import type { Database } from '../database.ts';
import { isReadOnly } from '../maintenance/read-only.ts';
import { listMigrations, pendingMigrations } from '../migrations.ts';
import type { Migration } from '../migrations.ts';
import { findDrift, recordCatalogue } from './catalogue.ts';
import { assertDiskSpace } from './disk-needed.ts';
import { assertPrograms, assertRights } from './external-needs.ts';
import { MigrationRefused } from './steps.ts';
import { findUnresolved } from './unresolved.ts';

export interface InspectOptions {
  database: Database;
  dataDir: string;
  /** Take the schema as it is for what the migrations left. */
  acceptDrift?: boolean | undefined;
}

/** What is to be applied. */
export interface Plan {
  pending: Migration[];
  /** Names the set: a digest over names and texts. */
  set: string;
}

const SHOWN = 5;

/**
 * Looks for whatever would make a migration or its undoing fail, changing nothing.
 * @throws MigrationRefused with one line that says what to do
 */
export async function inspect({ database, dataDir, acceptDrift = false }: InspectOptions): Promise<Plan> {
  const { ownerUrl, adminUrl, embedded } = database;
  const unresolved = await findUnresolved(ownerUrl);
  if (unresolved) throw new MigrationRefused('UNRESOLVED', unresolvedAdvice(unresolved));
  const plan = await readPlan(ownerUrl);
  if (plan.pending.length === 0) return plan;
  if (await isReadOnly(adminUrl)) {
    throw new MigrationRefused(
      'LOCK',
      'the database is read-only: a maintenance that another machine began has not come to its end; start etouch or `pnpm db:migrate:safe` there',
    );
  }
  if (acceptDrift) await recordCatalogue(ownerUrl);
  else refuseDrift(await findDrift(ownerUrl));
  if (!embedded) {
    await assertPrograms(adminUrl);
    await assertRights(adminUrl);
  }
  await assertDiskSpace(database, dataDir);
  return plan;
}

/** Names what is pending now. @throws MigrationRefused when it cannot be told */
export async function pendingSet(ownerUrl: string): Promise<string> {
  return (await readPlan(ownerUrl)).set;
}

async function readPlan(ownerUrl: string): Promise<Plan> {
  const names = await pendingMigrations(ownerUrl);
  const pending = (await listMigrations()).filter(({ name }) => names.includes(name));
  const hash = createHash('sha256').update(JSON.stringify(pending.map(({ name, checksum }) => [name, checksum])));
  return { pending, set: hash.digest('hex').slice(0, 16) };
}

function unresolvedAdvice(name: string): string {
  const resolve = `pnpm --filter @etouch/db prisma:resolve --rolled-back ${name}`;
  return `the migration ${name} failed earlier and is not resolved: put a backup from before it back (\`pnpm db:restore\`), or repair the schema by hand and say so with \`${resolve}\``;
}

function refuseDrift(drift: string[]): void {
  if (drift.length === 0) return;
  const more = drift.length > SHOWN ? ` and ${drift.length - SHOWN} more` : '';
  throw new MigrationRefused(
    'DRIFT',
    `the schema was changed by something else than a migration (${drift.slice(0, SHOWN).join(', ')}${more}): take it back, or accept it with \`pnpm db:migrate:safe --accept-drift\``,
  );
}
