import { resolveDataDirectory } from '../data-directory.ts';
import { openDatabase } from '../database.ts';
import type { Database } from '../database.ts';
import type { JournalLine } from '../maintenance/journal.ts';
import { assertNoMaintenance } from '../maintenance/lock.ts';
import { recoverMaintenance } from '../maintenance/recover.ts';

/**
 * The database for a command of the terminal, after what an earlier one left unfinished has been brought to its end.
 * @throws MaintenanceUnderWay when another process is at work on it
 */
export async function openRecovered(
  log: (line: string) => void,
  report?: (line: JournalLine) => void,
): Promise<{ database: Database; dataDir: string }> {
  const dataDir = resolveDataDirectory(process.env);
  assertNoMaintenance(dataDir);
  const recovered = await recoverMaintenance({ dataDir, log, report });
  if (recovered) log(recovered.said);
  return { database: await openDatabase({ dataDir, log }), dataDir };
}
