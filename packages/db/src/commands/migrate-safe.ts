import { resolveDataDirectory } from '../data-directory.ts';
import { openDatabase } from '../database.ts';
import { migrateSafely } from '../safe-migration.ts';
import { runCommand } from './run-command.ts';

/** `db:migrate:safe`: applies pending migrations with a checked backup, which comes back when one of them fails. */
await runCommand(async () => {
  const dataDir = resolveDataDirectory(process.env);
  const database = await openDatabase({ dataDir, log: console.log });
  try {
    const { applied } = await migrateSafely({ database, dataDir, log: console.log });
    console.log(applied.length === 0 ? 'Nothing to do: no migration is pending.' : `Applied: ${applied.join(', ')}`);
    return 0;
  } finally {
    if (database.started) await database.stop();
  }
});
