import { parseArgs } from 'node:util';
import type { JournalLine } from '../maintenance/journal.ts';
import { MaintenanceUnderWay } from '../maintenance/lock.ts';
import { migrateSafely } from '../safe-migration.ts';
import { exitTable } from '../exit-table.ts';
import { EXITS, StepFailed } from '../safe-migration/steps.ts';
import { openRecovered } from './open-recovered.ts';
import { runCommand } from './run-command.ts';

const HELP = `pnpm db:migrate:safe [--accept-drift]

Applies pending migrations with a verified backup first, rehearsed on a copy; puts the backup back when one fails.
etouch may run: it is read-only meanwhile. Standard output has one JSON line where each step begins and ends.

  --accept-drift  take the schema as it is, although something else than a migration changed it

Exit codes:
${exitTable(EXITS)}`;

/** `db:migrate:safe` */
await runCommand(async () => {
  const { values } = parseArgs({ options: { help: { type: 'boolean' }, 'accept-drift': { type: 'boolean' } } });
  if (values.help) {
    console.log(HELP);
    return EXITS.DONE.code;
  }
  try {
    await migrate(values['accept-drift']);
    return EXITS.DONE.code;
  } catch (error) {
    if (!(error instanceof StepFailed) && !(error instanceof MaintenanceUnderWay)) throw error;
    console.error(error.message);
    return EXITS[error instanceof StepFailed ? error.exit : 'LOCK'].code;
  }
});

async function migrate(acceptDrift: boolean | undefined): Promise<void> {
  const report = (line: JournalLine) => console.log(JSON.stringify(line));
  const log = (line: string) => console.error(line);
  const stopping = new AbortController();
  // The second Ctrl-C does no more than the first: what is under way is brought to an end that leaves nothing half.
  process.on('SIGINT', () => stopping.abort()).on('SIGTERM', () => stopping.abort());
  const { database, dataDir } = await openRecovered(log, report);
  try {
    const { applied } = await migrateSafely({ database, dataDir, report, log, acceptDrift, signal: stopping.signal });
    log(applied.length === 0 ? 'Nothing to do: no migration is pending.' : `Applied: ${applied.join(', ')}`);
  } finally {
    if (database.started) await database.stop();
  }
}
