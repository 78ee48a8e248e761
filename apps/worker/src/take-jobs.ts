import { setTimeout as pause } from 'node:timers/promises';
import { createBoss, putJobsBack, type TakenJob } from '@etouch/db/boss';
import { isConnectionLost } from '@etouch/db/connection-lost';
import { jobCatalogue, jobNames, type JobName, type Jobs } from '@etouch/db/jobs';
import { PRIORITY } from '@etouch/domain/assets/rules';
import { StorageUnreachable } from '@etouch/integrations/storage/storage';
import { MediaProcessClosed } from '@etouch/media/child/media-process';
import type { Job, JobResult, JobWithMetadata } from 'pg-boss';
import { handlers, type Attempt, type JobDeps } from './handlers.ts';
import { createMediaPool } from './media-pool.ts';
import { TryAgain } from './process-asset.ts';
import { schedules } from './schedules.ts';

export interface TakeOptions {
  deps: Omit<JobDeps, 'media' | 'jobsUrl'>;
  jobsUrl: string;
  mediaProcesses: number | undefined;
}

export interface Taking {
  readonly deps: JobDeps;
  /**
   * Takes no more jobs, lets those in hand end for a while, and gives the others back uncounted.
   * @param graceMs how long jobs in hand get
   * @returns jobs that may still count as taken, because the database could not be told
   */
  stop(graceMs: number): Promise<TakenJob[]>;
}

/** Short jobs that are worked on at once, per queue. */
const SHORT_JOBS = 8;
/** New jobs wake the worker at once; this finds those that wait for another attempt. */
const POLL_SECONDS = 2;
/** Until a job whose files cannot be reached is taken again. */
const STORAGE_PAUSE_SECONDS = 30;
/** Milliseconds for what only has to notice that it is over, or to be written down. */
const MOMENT_MS = 1_000;

/** Takes jobs from every queue until it is stopped; once stopped it is over. */
export async function takeJobs({ deps: given, jobsUrl, mediaProcesses }: TakeOptions): Promise<Taking> {
  const media = createMediaPool(mediaProcesses);
  const deps: JobDeps = { ...given, jobsUrl, media };
  const boss = createBoss(jobsUrl);
  const hand = new Hand();
  // A new job and not another attempt: attempts are counted, and an outage says nothing of the file, however long it is.
  // It keeps its place in the order: what somebody looks at is still made first, and tiles in advance last.
  const putOff: PutOff = async (name, { data, priority }) => {
    await boss.send(name, data, { priority, startAfter: STORAGE_PAUSE_SECONDS });
  };
  boss.on('error', (error) => {
    if (!hand.isClosing && !isConnectionLost(error)) deps.log.warn('queue disturbed', { message: error.message });
  });
  try {
    await boss.start();
    for (const name of jobNames) {
      for (const [lane, own] of lanesOf(name, media.size).entries()) {
        // A full batch is followed by the next at once; a single job would wait for the next poll while others are ready.
        const options = {
          ...own,
          burstWhenBatchFull: true,
          notifyPollingIntervalSeconds: POLL_SECONDS,
          perJobResults: true,
          includeMetadata: true,
        } as const;
        await boss.work<Jobs[JobName], unknown, typeof options>(name, options, (jobs) => {
          hand.take(name, lane, jobs);
          return Promise.all(jobs.map((job) => run(deps, hand, putOff, name, job)));
        });
      }
    }
    for (const [name, cron] of Object.entries(schedules)) await boss.schedule(name, cron);
  } catch (error) {
    hand.isClosing = true;
    await Promise.all([media.close(), boss.stop({ graceful: false })]);
    throw error;
  }
  return {
    deps,
    async stop(graceMs) {
      hand.isClosing = true;
      const drained = Promise.all(jobNames.map((name) => boss.offWork(name, { wait: true })));
      await Promise.race([drained, pause(graceMs, undefined, { ref: false })]);
      await media.close();
      await Promise.race([hand.whenEmpty(), pause(MOMENT_MS, undefined, { ref: false })]);
      const isTold = await putJobsBack(jobsUrl, hand.unfinished()).then(
        () => true,
        () => false,
      );
      hand.letGo();
      await Promise.race([drained, pause(MOMENT_MS, undefined, { ref: false })]);
      await boss.stop({ graceful: false });
      return isTold ? hand.done() : hand.taken();
    },
  };
}

interface Lane {
  batchSize: number;
  minPriority?: number;
  maxPriority?: number;
}

/**
 * How a queue's jobs are taken: each lane takes its next few when all it holds are done. Those for the decoding processes
 * come in small batches on one lane more than there are processes, so that none of these ever waits for the last of a
 * batch. Tiles that nobody waits for have a lane of their own and never stand before those that are wanted.
 */
function lanesOf(name: JobName, processes: number): Lane[] {
  if (name === 'make-tiles')
    return [
      { batchSize: 2, minPriority: PRIORITY.arrived },
      { batchSize: 2, maxPriority: PRIORITY.arrived - 1 },
    ];
  // A film keeps its process busy for minutes, what is measured afterwards is in no hurry: one at a time.
  if (name === 'render-film' || name === 'measure-photos') return [{ batchSize: 1 }];
  if (usesMedia(name)) return Array.from({ length: processes + 1 }, () => ({ batchSize: 2 }));
  return [{ batchSize: SHORT_JOBS }];
}

/** Jobs that wait for a decoding process; more of them at once would only hold their heartbeats. */
function usesMedia(name: JobName): boolean {
  return /^(process-asset|process-version|make-tiles|render-film|paint-pages|match-version)$/.test(name);
}

/** Jobs that can do nothing while the files are out of reach, and lose nothing by waiting. */
function readsFiles(name: JobName): boolean {
  return usesMedia(name) || name === 'prepare-download';
}

/** What was taken and is not settled: of each lane the last batch, since the next is taken when it is settled. */
class Hand {
  isClosing = false;
  readonly #batches = new Map<string, TakenJob[]>();
  readonly #running = new Set<string>();
  readonly #done = new Set<string>();
  readonly #empty = Promise.withResolvers<void>();
  readonly #givenBack = Promise.withResolvers<void>();

  take(name: JobName, lane: number, jobs: Pick<Job, 'id' | 'retryCount'>[]): void {
    const place = `${name} ${lane}`;
    for (const { id } of this.#batches.get(place) ?? []) this.#done.delete(id);
    this.#batches.set(
      place,
      jobs.map(({ id, retryCount }) => ({ id, name, retryCount })),
    );
  }

  begin(id: string): void {
    this.#running.add(id);
  }

  end(id: string, how: 'done' | 'unfinished'): void {
    this.#running.delete(id);
    if (how === 'done') this.#done.add(id);
    if (this.isClosing && this.#running.size === 0) this.#empty.resolve();
  }

  taken(): TakenJob[] {
    return [...this.#batches.values()].flat();
  }

  /** Their handlers have ended; whether the queue heard of it is not sure. */
  done(): TakenJob[] {
    return this.taken().filter(({ id }) => this.#done.has(id));
  }

  unfinished(): TakenJob[] {
    return this.taken().filter(({ id }) => !this.#done.has(id));
  }

  async whenEmpty(): Promise<void> {
    if (this.#running.size > 0) await this.#empty.promise;
  }

  /** What waits until it was given back may say so now: its queue no longer counts it as taken. */
  letGo(): void {
    this.#givenBack.resolve();
  }

  whenGivenBack(): Promise<void> {
    return this.#givenBack.promise;
  }
}

/** Has a job done later. */
type PutOff = (name: JobName, job: JobWithMetadata<Jobs[JobName]>) => Promise<void>;

/** Does one job; one that failed is tried again after a pause, as its queue says. */
async function run(
  deps: JobDeps,
  hand: Hand,
  putOff: PutOff,
  name: JobName,
  job: JobWithMetadata<Jobs[JobName]>,
): Promise<JobResult> {
  const { id, data } = job;
  // The payload's type follows its queue's name, which the compiler cannot relate here.
  const handle = handlers[name] as ((...given: [JobDeps, Jobs[JobName], Attempt]) => Promise<void>) | undefined;
  hand.begin(id);
  try {
    // Taken in the moment of stopping.
    if (hand.isClosing) throw new Stopping();
    await handle?.(deps, data, { isLast: job.retryCount >= jobCatalogue[name].retryLimit });
    hand.end(id, 'done');
    return { id, status: 'completed' };
  } catch (error) {
    if (hand.isClosing) {
      // It did not fail, it was stopped; whatever it threw came of that, or comes again.
      hand.end(id, 'unfinished');
      await hand.whenGivenBack();
      return { id, status: 'failed', output: { message: 'stopped' } };
    }
    if (error instanceof StorageUnreachable && readsFiles(name)) {
      try {
        // First: a job that is there twice does no harm.
        await putOff(name, job);
        hand.end(id, 'done');
        deps.log.warn('job put off', { job: name, jobId: id, message: error.message });
        return { id, status: 'completed' };
      } catch {
        // The database is gone as well; as an attempt it comes back too.
      }
    }
    hand.end(id, 'done');
    const message = error instanceof Error ? error.message : 'unknown';
    if (error instanceof TryAgain || error instanceof MediaProcessClosed || isConnectionLost(error)) {
      deps.log.warn('job put back', { job: name, jobId: id, message });
    } else {
      deps.log.error('job failed', error, { job: name, jobId: id });
    }
    return { id, status: 'failed', output: { message } };
  }
}

class Stopping extends Error {}
