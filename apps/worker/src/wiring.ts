import { systemActor } from '@etouch/db/actor';
import { putJobsBack, type TakenJob } from '@etouch/db/boss';
import type { DatabaseWatch } from '@etouch/db/maintenance/watch-database';
import { scheduleMeasuring } from '@etouch/domain/assets/measure-photos';
import { resumeProcessing } from '@etouch/domain/assets/resume-processing';
import type { JobDeps } from './handlers.ts';
import { sweepUploads } from './sweep-uploads.ts';
import { takeJobs, type Taking } from './take-jobs.ts';

export interface WorkerDeps extends Omit<JobDeps, 'media'> {
  /** Jobs are taken while it says that the database is normal. */
  watch: DatabaseWatch;
  /** Decoding processes; all cores but one unless given. */
  mediaProcesses?: number;
  /** Milliseconds that jobs in hand get when maintenance begins; 6 s unless given. */
  graceMs?: number;
}

export interface RunningWorker {
  /** Whether jobs are being taken. */
  running(): boolean;
  /** Lets jobs in hand finish for a moment, then gives them back to the queue. */
  stop(): Promise<void>;
}

const STOP_TIMEOUT_MS = 4_000;
/** Maintenance waits ten seconds for jobs under way; what is cut off then has to be given back within them. */
const MAINTENANCE_TIMEOUT_MS = 6_000;
/** Until the next try, when starting again did not succeed. */
const AGAIN_MS = 1_000;

/**
 * Takes jobs from every queue, and first finishes what a killed process left behind. While the database is under
 * maintenance or lost no job is taken; none is lost, and none counts as failed because of it.
 */
export async function startWorker({
  jobsUrl,
  mediaProcesses,
  watch,
  graceMs = MAINTENANCE_TIMEOUT_MS,
  ...deps
}: WorkerDeps): Promise<RunningWorker> {
  let taking: Taking | undefined;
  let stopped = false;
  let again: NodeJS.Timeout | undefined;
  /** Jobs that the database could not be told of. */
  let held: TakenJob[] = [];

  /** Brings what runs in line with the state of the database. */
  async function follow(): Promise<void> {
    clearTimeout(again);
    const isWanted = !stopped && watch.state() === 'normal';
    if (isWanted && !taking) {
      await putJobsBack(jobsUrl, held);
      held = [];
      taking = await takeJobs({ deps, jobsUrl, mediaProcesses });
      await finishWhatWasLeft(taking.deps);
    } else if (!isWanted && taking) {
      const ending = taking;
      taking = undefined;
      held = await ending.stop(stopped ? STOP_TIMEOUT_MS : graceMs);
    }
  }

  /** One after the other, in the order in which the states came. */
  let followed = follow();
  const step = () => {
    followed = followed.then(follow).catch((error: unknown) => {
      if (watch.state() === 'normal') deps.log.error('jobs not taken', error);
      again = setTimeout(() => void step(), AGAIN_MS);
    });
    return followed;
  };
  await followed;
  const untell = watch.onChange(() => void step());
  const notAsked = watch.beforeReadOnly(() => followed);
  // The state may have changed before anybody listened.
  await step();
  return {
    running: () => taking !== undefined,
    async stop() {
      stopped = true;
      untell();
      await step();
      clearTimeout(again);
      notAsked();
      deps.mail.close();
    },
  };
}

async function finishWhatWasLeft(deps: JobDeps): Promise<void> {
  // A version of before may have processed photos without measuring them.
  await scheduleMeasuring(deps).catch((error: unknown) => deps.log.error('measuring not begun', error));
  const swept = await sweepUploads(deps, (error, where) => deps.log.error('upload not swept', error, where));
  let resumed = 0;
  for (const studioId of await deps.incoming.studios()) {
    resumed += await resumeProcessing(deps, systemActor(studioId)).catch((error: unknown) => {
      deps.log.error('processing not resumed', error, { studioId });
      return 0;
    });
  }
  if (swept.completed + swept.removed + resumed > 0) deps.log.info('left behind', { ...swept, resumed });
}
