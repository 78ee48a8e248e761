import { randomUUID } from 'node:crypto';
import { DatabaseSetupError } from '../database-setup-error.ts';

/** What a backup or a restore does, in this order. */
export type BackupStep = 'LOCK' | 'READ_ONLY' | 'BACK_UP' | 'RESTORE' | 'RELEASE' | 'VERIFY';

export interface StepLine {
  run: string;
  /** UTC, ISO 8601. */
  at: string;
  step: BackupStep;
  outcome: 'STARTED' | 'DONE' | 'FAILED';
  ms?: number;
  reason?: string;
  /** The backup's directory. */
  backup?: string;
  /** Where the replaced database is kept. */
  kept?: string;
}

type Details = Pick<StepLine, 'backup' | 'kept'>;

/** A failure that knows its step: each has its own exit code. */
export class BackupStepFailed extends DatabaseSetupError {
  readonly step: BackupStep;

  constructor(step: BackupStep, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.step = step;
  }
}

export interface StepRun {
  id: string;
  /** @param work gets what to add to the step's last line */
  step<T>(step: BackupStep, work: (details: Details) => Promise<T>): Promise<T>;
}

/** Reports the beginning and the end of each step. */
export function beginSteps(report: (line: StepLine) => void = () => {}): StepRun {
  const id = randomUUID();
  return {
    id,
    async step(step, work) {
      const details: Details = {};
      const began = performance.now();
      const line = (outcome: StepLine['outcome'], more: Partial<StepLine> = {}) =>
        report({ run: id, at: new Date().toISOString(), step, outcome, ...more, ...details });
      const ms = () => Math.round(performance.now() - began);
      line('STARTED');
      try {
        const result = await work(details);
        line('DONE', { ms: ms() });
        return result;
      } catch (error) {
        const failure = new BackupStepFailed(step, error);
        line('FAILED', { ms: ms(), reason: failure.message });
        throw failure;
      }
    },
  };
}
