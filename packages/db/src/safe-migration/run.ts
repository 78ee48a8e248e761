import { randomUUID } from 'node:crypto';
import { appendToJournal } from '../maintenance/journal.ts';
import type { Details, JournalLine } from '../maintenance/journal.ts';
import { EXITS, MigrationRefused, StepFailed } from './steps.ts';
import type { Step } from './steps.ts';

export interface RunOptions {
  dataDir: string;
  /** Receives each line of the journal once it is kept. */
  report?: ((line: JournalLine) => void) | undefined;
  /** Called when a step has begun, and when its work is done but not yet noted. What it throws fails the step. */
  onStep?: ((step: Step, moment: 'STARTED' | 'WORKED') => void | Promise<void>) | undefined;
  /** Stops between two steps as long as nothing was deployed. */
  signal?: AbortSignal | undefined;
}

/** One run of a safe migration, or its end after a crash. */
export interface Run {
  id: string;
  /**
   * Does one step. Its beginning and end are on the disk before anything follows.
   * @param work gets what to add to the step's last line
   * @throws StepFailed
   */
  step<T>(step: Step, work: (details: Details) => Promise<T>): Promise<T>;
}

/** @param id the run's own, to bring one to its end that was killed */
export function beginRun(options: RunOptions, id: string = randomUUID()): Run {
  const { dataDir, report = () => {}, onStep = () => {}, signal } = options;

  async function note(line: Omit<JournalLine, 'run' | 'at'>): Promise<void> {
    const kept: JournalLine = { run: id, at: new Date().toISOString(), ...line };
    await appendToJournal(dataDir, kept);
    report(kept);
  }

  return {
    id,
    async step(step, work) {
      const began = performance.now();
      const details: Details = {};
      const ms = () => Math.round(performance.now() - began);
      try {
        if (INTERRUPTIBLE.has(step)) signal?.throwIfAborted();
        await note({ step, outcome: 'STARTED' });
        await onStep(step, 'STARTED');
        const result = await work(details);
        await onStep(step, 'WORKED');
        await note({ step, outcome: 'DONE', ms: ms(), ...details });
        return result;
      } catch (error) {
        const failure = describe(step, error, signal?.aborted === true && INTERRUPTIBLE.has(step));
        const { code } = EXITS[failure.exit];
        await note({ step, outcome: 'FAILED', ms: ms(), code, reason: failure.message, ...details });
        throw failure;
      }
    },
  };
}

/** From DEPLOY on, stopping half-way would cost more than going on. */
const INTERRUPTIBLE = new Set<Step>(['INSPECT', 'LOCK', 'READ_ONLY', 'BACK_UP', 'VERIFY', 'REHEARSE']);

function describe(step: Step, error: unknown, interrupted: boolean): StepFailed {
  const message = (error instanceof Error && error.message) || String(error);
  if (interrupted) return new StepFailed(step, 'INTERRUPTED', `stopped in ${step}`, error);
  if (error instanceof MigrationRefused) return new StepFailed(step, error.exit, message, error);
  return new StepFailed(step, step, message.replaceAll(/\s*\n\s*/g, ' '), error);
}
