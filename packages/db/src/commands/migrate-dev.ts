import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { DatabaseSetupError } from '../database-setup-error.ts';
import { migrateDeploy } from '../migrate-deploy.ts';
import { pendingMigrations } from '../migrations.ts';
import { closeNewTables } from './close-new-tables.ts';
import { lintMigration } from './lint-migration.ts';
import { explainFinding } from './migration-findings.ts';
import { openRecovered } from './open-recovered.ts';
import { runCommand } from './run-command.ts';
import { droppedIndexes, schemaDifference } from './schema-difference.ts';
import { assertMigrationName, migrationFile, writeMigration } from './write-migration.ts';

/** `db:migrate:dev --name NAME`: writes and applies the migration from the live database to schema.prisma. */
await runCommand(async () => {
  const { values } = parseArgs({
    options: { name: { type: 'string' }, 'accept-findings': { type: 'boolean', default: false } },
  });
  assertMigrationName(values.name);
  const accept = values['accept-findings'];
  const { database } = await openRecovered(console.log);
  try {
    const earlier = await pendingMigrations(database.ownerUrl);
    for (const name of earlier) await assertHarmless(migrationFile(name), accept);
    if ((await migrateDeploy(database)).length > 0) console.log(`Applied first: ${earlier.join(', ')}`);
    const sql = await schemaDifference(database.ownerUrl);
    if (sql === '') {
      console.log('Nothing to do: the database agrees with schema.prisma.');
      return 0;
    }
    refuseLostIndexes(sql);
    const file = await writeMigration(values.name, closeNewTables(sql));
    console.log(`Wrote ${relative(process.cwd(), file)}`);
    await assertHarmless(file, accept);
    await migrateDeploy(database);
    if ((await schemaDifference(database.ownerUrl)) === '') {
      console.log('Applied; the database agrees with schema.prisma.');
      return 0;
    }
    throw new DatabaseSetupError(
      `applied, yet the database still differs from schema.prisma: complete ${file} by hand`,
    );
  } finally {
    if (database.started) await database.stop();
  }
});

/** Says what a migration would do to a studio at work. The file stays, for its author to change. */
async function assertHarmless(file: string, accept: boolean): Promise<void> {
  const findings = await lintMigration(file);
  if (!findings) return console.log('Not linted: squawk has no program for this platform.');
  for (const finding of findings) console.log(explainFinding(finding));
  if (findings.length === 0 || accept) return;
  throw new DatabaseSetupError(
    `not applied: change ${relative(process.cwd(), file)}, or write \`-- squawk-ignore RULE\` above what you accept, and run this again (--accept-findings applies it as it is)`,
  );
}

/** An index made by hand looks to Prisma like one too many. Dropping one on purpose is written by hand as well. */
function refuseLostIndexes(sql: string): void {
  const indexes = droppedIndexes(sql);
  if (indexes.length === 0) return;
  throw new DatabaseSetupError(
    `the migration would drop ${indexes.join(', ')}, which schema.prisma does not name: declare it there (@@index with map), or write the migration that drops it by hand`,
  );
}
