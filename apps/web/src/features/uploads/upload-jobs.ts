import { newKey } from '../../lib/new-key.ts';
import type { Attempt } from './transfer.ts';

/** What sending one file needs and no page shows. */
export interface Job {
  file: File;
  sha256: string | null;
  /** What it is announced under: an announcement whose answer was lost is made again, and makes no second upload. */
  key: string;
  isReading: boolean;
  /** Where the server has it; null: nowhere; undefined: that has to be asked. */
  address: string | null | undefined;
  /** The server is being asked to make room. */
  isCreating: boolean;
  isGivenUp: boolean;
  attempt: Attempt | null;
  /** Failed in a row. */
  failures: number;
  timer: ReturnType<typeof setTimeout> | undefined;
}

export const newJob = (file: File): Job => ({
  file,
  sha256: null,
  key: newKey(),
  isReading: false,
  address: undefined,
  isCreating: false,
  isGivenUp: false,
  attempt: null,
  failures: 0,
  timer: undefined,
});

/** Of every file that is not through, by the id of its upload. */
export const jobs = new Map<string, Job>();

/** What the server had of a file is gone, or was not this file: it is announced as another one. */
export function beginAnew(job: Job): void {
  job.address = null;
  job.key = newKey();
}
