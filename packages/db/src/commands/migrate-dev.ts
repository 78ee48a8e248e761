import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase } from '../database.ts';
import { DatabaseSetupError } from '../database-setup-error.ts';
import { migrateDeploy } from '../migrate-deploy.ts';
import { runCommand } from './run-command.ts';
import { droppedIndexes, schemaDifference } from './schema-difference.ts';
import { assertMigrationName, writeMigration } from './write-migration.ts';

/** `db:migrate:dev --name NAME`: writes and applies the migration from the live database to schema.prisma. */
await runCommand(async () => {
  const { values } = parseArgs({ options: { name: { type: 'string' } } });
  assertMigrationName(values.name);
  const database = await openDatabase({ log: console.log });
  try {
    const earlier = await migrateDeploy(database);
    if (earlier.length > 0) console.log(`Applied first: ${earlier.join(', ')}`);
    const sql = await schemaDifference(database.ownerUrl);
    if (sql === '') {
      console.log('Nothing to do: the database agrees with schema.prisma.');
      return 0;
    }
    refuseLostIndexes(sql);
    const file = await writeMigration(values.name, sql);
    console.log(`Wrote ${relative(process.cwd(), file)}`);
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

/** An index made by hand looks to Prisma like one too many. Dropping one on purpose is written by hand as well. */
function refuseLostIndexes(sql: string): void {
  const indexes = droppedIndexes(sql);
  if (indexes.length === 0) return;
  throw new DatabaseSetupError(
    `the migration would drop ${indexes.join(', ')}, which schema.prisma does not name: declare it there (@@index with map), or write the migration that drops it by hand`,
  );
}
