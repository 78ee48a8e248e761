import type { Backup } from './backup.ts';
import { inSnapshot } from './in-snapshot.ts';
import { firstDifference, readTables } from './table-facts.ts';
import type { TableFacts } from './table-facts.ts';

/** What comes and goes by itself, and what nobody misses when it is a day older: sign-ins, throttling, kept answers. */
const TRANSIENT = new Set(
  ['Session', 'Verification', 'RateLimit', 'IdempotentRequest'].map((table) => `public.${table}`),
);

/** Whether a database holds row for row what a backup holds, jobs and sign-ins aside. Reads every row; changes nothing. */
export async function isUnchangedSince(adminUrl: string, backup: Pick<Backup, 'tables'>): Promise<boolean> {
  const found = await inSnapshot(adminUrl, (client) => readTables(client, { checksums: 'ALL' }));
  return firstDifference(lasting(backup.tables), lasting(found)) === undefined;
}

function lasting(tables: readonly TableFacts[]): TableFacts[] {
  return tables.filter(({ name }) => name.startsWith('public.') && !TRANSIENT.has(name));
}
