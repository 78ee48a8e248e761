import { runPrisma } from './commands/prisma-cli.ts';
import { DatabaseSetupError } from './database-setup-error.ts';
import { pendingMigrations } from './migrations.ts';
import { recordCatalogue } from './safe-migration/catalogue.ts';

/**
 * Applies the migrations this database has yet to receive; when there is none, no program is started.
 * @param ownerUrl direct connection of the tables' owner
 * @returns the names of those applied
 * @throws DatabaseSetupError with what the engine said about the one that failed
 */
export async function migrateDeploy({ ownerUrl }: { ownerUrl: string }): Promise<string[]> {
  const pending = await pendingMigrations(ownerUrl);
  if (pending.length === 0) return [];
  const { code, output, errors } = await runPrisma({ args: ['migrate', 'deploy'], ownerUrl, quiet: true });
  if (code !== 0) throw new DatabaseSetupError(`the migration failed: ${summary(errors || output)}`);
  await recordCatalogue(ownerUrl);
  return pending;
}

function summary(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '' && !line.startsWith('Loaded Prisma config')).join(' ');
}
