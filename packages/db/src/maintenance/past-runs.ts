import { EXITS } from '../safe-migration/steps.ts';
import type { Step } from '../safe-migration/steps.ts';
import { appendToJournal, readJournal } from './journal.ts';
import type { JournalLine } from './journal.ts';

/** A run that took the lock and never came to its end: its process was killed, or its last step failed. */
export interface UnfinishedRun {
  run: string;
  /** Whether the migration had begun to change the database, or to be put back. */
  began: { deploying: boolean; restoring: boolean };
  /** The backup's directory, once it was whole. */
  backup: string | undefined;
  pending: string[];
  set: string | undefined;
}

/** The run to bring to an end, if there is one. Only the last that held the lock can be it. */
export async function findUnfinishedRun(dataDir: string): Promise<UnfinishedRun | undefined> {
  const all = await readJournal(dataDir);
  const run = all.findLast(({ step, outcome }) => step === 'LOCK' && outcome === 'DONE')?.run;
  const lines = all.filter((line) => line.run === run);
  if (run === undefined || lines.some(({ step, outcome }) => step === 'RELEASE' && outcome === 'DONE'))
    return undefined;
  const last = <K extends keyof JournalLine>(key: K) => lines.findLast((line) => line[key] !== undefined)?.[key];
  const began = (step: Step) => lines.some((line) => line.step === step);
  return {
    run,
    began: { deploying: began('DEPLOY'), restoring: began('RESTORE') },
    backup: last('backup'),
    pending: last('pending') ?? [],
    set: last('set'),
  };
}

/** Steps whose failure is the migration's own: trying again by itself would only fail again. */
const ITS_OWN = new Set<Step>(['REHEARSE', 'DEPLOY', 'CHECK']);

export interface EarlierFailure {
  step: Step;
  reason: string;
  /** UTC, ISO 8601. */
  at: string;
}

/** Why this very set of migrations could not be applied the last time it was tried here, where that was its own fault. */
export async function findEarlierFailure(dataDir: string, set: string): Promise<EarlierFailure | undefined> {
  const all = await readJournal(dataDir);
  const run = all.findLast((line) => line.set === set)?.run;
  const lines = all.filter((line) => line.run === run);
  const killed = lines.find(({ result, recovered }) => result === 'RESTORED' && recovered);
  if (killed) return { step: 'DEPLOY', reason: 'it was killed while it was applied', at: killed.at };
  const failed = lines.find(
    ({ step, outcome, code }) => outcome === 'FAILED' && ITS_OWN.has(step) && code !== EXITS.INTERRUPTED.code,
  );
  return failed && { step: failed.step, reason: failed.reason ?? '', at: failed.at };
}

/** After another backup was put in the database's place by hand there is nothing left of it to finish. */
export async function closeUnfinishedRun(dataDir: string): Promise<void> {
  const unfinished = await findUnfinishedRun(dataDir);
  if (!unfinished) return;
  const at = new Date().toISOString();
  await appendToJournal(dataDir, { run: unfinished.run, at, step: 'RELEASE', outcome: 'DONE', result: 'RESTORED' });
}
