import { systemActor } from '@etouch/db/actor';
import { createBoss } from '@etouch/db/boss';
import { jobNames, type JobName, type Jobs } from '@etouch/db/jobs';
import { resumeProcessing } from '@etouch/domain/assets/resume-processing';
import { MediaProcessClosed } from '@etouch/media/child/media-process';
import type { JobResult } from 'pg-boss';
import { handlers, type JobDeps } from './handlers.ts';
import { createMediaPool } from './media-pool.ts';
import { TryAgain } from './process-asset.ts';
import { schedules } from './schedules.ts';
import { sweepUploads } from './sweep-uploads.ts';

export interface WorkerDeps extends Omit<JobDeps, 'media'> {
  /** Connection string of the role etouch_jobs, direct. */
  jobsUrl: string;
  /** Decoding processes; all cores but one unless given. */
  mediaProcesses?: number;
}

export interface RunningWorker {
  /** Whether jobs are being taken. */
  running(): boolean;
  /** Lets jobs in hand finish for a moment, then gives them back to the queue. */
  stop(): Promise<void>;
}

const STOP_TIMEOUT_MS = 4_000;
/** Short jobs that are worked on at once, per queue. */
const SHORT_JOBS = 8;
/** New jobs wake the worker at once; this finds those that wait for another attempt. */
const POLL_SECONDS = 2;

/** Takes jobs from every queue; first finishes what a killed process left behind. */
export async function startWorker({ jobsUrl, mediaProcesses, ...given }: WorkerDeps): Promise<RunningWorker> {
  const media = createMediaPool(mediaProcesses);
  const deps: JobDeps = { ...given, media };
  const boss = createBoss(jobsUrl);
  let running = true;
  boss.on('error', (error) => deps.log.warn('queue disturbed', { message: error.message }));
  await boss.start();
  for (const name of jobNames) {
    const batchSize = usesMedia(name) ? 2 * media.size : SHORT_JOBS;
    // A full batch is followed by the next at once; a single job would wait for the next poll while others are ready.
    const options = { batchSize, burstWhenBatchFull: true, notifyPollingIntervalSeconds: POLL_SECONDS } as const;
    await boss.work(name, { ...options, perJobResults: true }, (jobs) =>
      Promise.all(jobs.map(({ id, data }) => run(deps, name, data as Jobs[JobName], id))),
    );
  }
  for (const [name, cron] of Object.entries(schedules)) await boss.schedule(name, cron);
  await finishWhatWasLeft(deps);
  return {
    running: () => running,
    async stop() {
      running = false;
      await media.close();
      await boss.stop({ graceful: true, timeout: STOP_TIMEOUT_MS });
      deps.mail.close();
    },
  };
}

/** Jobs that wait for a decoding process; more of them at once would only hold their heartbeats. */
function usesMedia(name: JobName): boolean {
  return name === 'process-asset' || name === 'process-version' || name === 'match-version';
}

/** Does one job; one that failed is tried again after a pause, as its queue says. */
async function run(deps: JobDeps, name: JobName, payload: Jobs[JobName], id: string): Promise<JobResult> {
  // The payload's type follows its queue's name, which the compiler cannot relate here.
  const handle = handlers[name] as ((deps: JobDeps, payload: Jobs[JobName]) => Promise<void>) | undefined;
  try {
    await handle?.(deps, payload);
    return { id, status: 'completed' };
  } catch (error) {
    const message = error instanceof Error ? error.message : 'unknown';
    if (error instanceof TryAgain || error instanceof MediaProcessClosed) {
      deps.log.warn('job put back', { job: name, jobId: id, message });
    } else {
      deps.log.error('job failed', error, { job: name, jobId: id });
    }
    return { id, status: 'failed', output: { message } };
  }
}

async function finishWhatWasLeft(deps: JobDeps): Promise<void> {
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
