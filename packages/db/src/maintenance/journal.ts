import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { flush } from '../backups/checksums.ts';
import type { Step } from '../safe-migration/steps.ts';
import { maintenanceDirectory } from './directory.ts';

/** How a run ended: with the new schema, with the backup put back, or before anything was changed. */
export type Result = 'MIGRATED' | 'RESTORED' | 'UNCHANGED';

/** What a step adds to its line. Times are milliseconds. */
export interface Details {
  /** The migrations to apply, and a digest over their names and texts. */
  pending?: string[];
  set?: string;
  /** Directory of the backup. */
  backup?: string;
  /** What the rehearsal took: the expectation for the deployment. */
  expectedMs?: number;
  attempts?: number;
  /** Where the database that could not be migrated is kept. */
  kept?: string;
  result?: Result;
  /** Whether this end followed a crash. */
  recovered?: boolean;
}

export interface JournalLine extends Details {
  run: string;
  /** UTC, ISO 8601. */
  at: string;
  step: Step;
  outcome: 'STARTED' | 'DONE' | 'FAILED';
  ms?: number;
  /** Exit code and words of a failure. */
  code?: number;
  reason?: string;
}

const fileIn = (dataDir: string) => join(maintenanceDirectory(dataDir), 'journal.jsonl');

/** Adds a line and returns once it is on the disk: what follows may be killed. */
export async function appendToJournal(dataDir: string, line: JournalLine): Promise<void> {
  await mkdir(maintenanceDirectory(dataDir), { recursive: true, mode: 0o700 });
  const torn = await endsTorn(dataDir);
  const file = await open(fileIn(dataDir), 'a', 0o600);
  try {
    await file.writeFile(`${torn ? '\n' : ''}${JSON.stringify(line)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await flush(maintenanceDirectory(dataDir));
}

/** Every line that was written whole; one cut short by a crash tells of nothing that happened. */
export async function readJournal(dataDir: string): Promise<JournalLine[]> {
  return (await text(dataDir)).split('\n').flatMap((line) => {
    try {
      return [JSON.parse(line) as JournalLine];
    } catch {
      return [];
    }
  });
}

async function endsTorn(dataDir: string): Promise<boolean> {
  const written = await text(dataDir);
  return written !== '' && !written.endsWith('\n');
}

async function text(dataDir: string): Promise<string> {
  return readFile(fileIn(dataDir), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
}
