import { join } from 'node:path';
import { DatabaseSetupError } from '../database-setup-error.ts';
import { PRISMA_DIRECTORY } from '../migrations.ts';
import { runPrisma } from './prisma-cli.ts';

/**
 * The SQL that leads from the live database to schema.prisma, empty when they agree. Nothing but that one database is
 * opened; policies, functions, CHECK constraints and partial or expression indexes are outside what it looks at.
 * @throws DatabaseSetupError with the engine's words
 */
export async function schemaDifference(ownerUrl: string): Promise<string> {
  const { code, output, errors } = await runPrisma({
    args: [
      'migrate',
      'diff',
      '--from-config-datasource',
      '--to-schema',
      join(PRISMA_DIRECTORY, 'schema.prisma'),
      '--script',
    ],
    ownerUrl,
    quiet: true,
  });
  if (code !== 0)
    throw new DatabaseSetupError(`schema.prisma could not be compared: ${errors.trim() || output.trim()}`);
  return hasStatements(output) ? `${output.trim()}\n` : '';
}

/** SQL without its comments is not blank. */
export function hasStatements(sql: string): boolean {
  return sql.split('\n').some((line) => line.trim() !== '' && !line.trim().startsWith('--'));
}

/** Names of the indexes a script would drop. */
export function droppedIndexes(sql: string): string[] {
  return [...sql.matchAll(/^\s*DROP INDEX (?:CONCURRENTLY )?(?:IF EXISTS )?(?:"[^"]+"\.)?"([^"]+)"/gim)].map(
    (match) => match[1]!,
  );
}
