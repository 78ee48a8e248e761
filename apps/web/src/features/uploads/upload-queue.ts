import type { DroppedFile } from '@etouch/ui/drop-zone';
import { maintenance, onMaintenance } from '../../lib/maintenance.ts';
import { discardAt } from './discard.ts';
import { backOff, errorOf, judge } from './failure.ts';
import { hashFile, isReadable, UnreadableFile } from './file-hash.ts';
import { forgetFile } from './journal.ts';
import { findOpenUpload, forgetOpenUploads } from './open-uploads.ts';
import { rateMeter } from './rate.ts';
import { becomeSender, isSender, leaveSender } from './sender.ts';
import { startAttempt } from './transfer.ts';
import type { Attempt, AttemptEvents } from './transfer.ts';
import { uploadMetadata } from './upload-item.ts';
import type { UploadEntry, UploadTarget } from './upload-item.ts';
import { addUploads, changeUpload, removeUploads, setStopped, uploadOf, uploads } from './upload-store.ts';

/** HTTP/1.1 gives a browser six connections to one origin; three leave room for everything else. */
const AT_ONCE = 3;
/** So many files beyond those being sent have their checksum computed, never more: sending sets the pace. */
const AHEAD = 3;

/** What sending one file needs and no page shows. */
interface Job {
  file: File;
  sha256: string | null;
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

const newJob = (file: File): Job => ({
  file,
  sha256: null,
  isReading: false,
  address: undefined,
  isCreating: false,
  isGivenUp: false,
  attempt: null,
  failures: 0,
  timer: undefined,
});

const jobs = new Map<string, Job>();
const meter = rateMeter();
let lastId = 0;

/** Bytes a second over the last seconds; null while nobody can tell. */
export const uploadRate = (now: number) => meter.perSecond(now);

/** Queues files in the order given; names are kept exactly, folders are only a way of choosing. Returns their ids. */
export function addFiles(target: UploadTarget, dropped: readonly DroppedFile[]): string[] {
  const added = dropped.map(({ file }): UploadEntry => {
    const id = `upload-${++lastId}`;
    jobs.set(id, newJob(file));
    const { name, size } = file;
    return { id, name, size, read: 0, sent: 0, state: 'waiting', target, outcome: null, match: null, error: null };
  });
  addUploads(added);
  pump();
  return added.map(({ id }) => id);
}

const isMoving = ({ state }: UploadEntry) => state === 'sending' || state === 'checking' || state === 'retrying';

/** Starts what may run now. */
function pump(): void {
  if (maintenance() !== 'normal') return hold();
  const all = [...uploads()];
  const moving = all.filter(isMoving).length;
  const next = all.filter(({ state }) => state === 'waiting' || state === 'reading');
  if (next.length === 0 && moving === 0) {
    forgetOpenUploads();
    return leaveSender();
  }
  if (!isSender()) return becomeSender(pump);
  for (const { id } of next.slice(0, AHEAD)) read(id);
  // Without a network nothing is begun in vain.
  if (!navigator.onLine) return undefined;
  const ready = next.filter(({ id, state }) => state === 'waiting' && jobs.get(id)?.sha256);
  for (const { id } of ready.slice(0, Math.max(0, AT_ONCE - moving))) send(id);
}

/** Computes the checksum that the server will hold the file to. */
function read(id: string): void {
  const job = jobs.get(id);
  if (!job || job.sha256 || uploadOf(id)?.state !== 'waiting') return;
  changeUpload(id, { state: 'reading' });
  // Paused and resumed while it was read.
  if (job.isReading) return;
  job.isReading = true;
  const goOn = (change: Partial<UploadEntry>) => {
    job.isReading = false;
    if (uploadOf(id)?.state === 'reading') changeUpload(id, change);
    pump();
  };
  hashFile(job.file, (bytes) => changeUpload(id, { read: bytes })).then(
    (sha256) => {
      job.sha256 = sha256;
      goOn({ state: 'waiting' });
    },
    (error: unknown) => goOn({ state: 'failed', error }),
  );
}

/** Sends what is left of a file. */
function send(id: string): void {
  const entry = uploadOf(id);
  const job = jobs.get(id);
  if (!entry || !job?.sha256) return;
  clearTimeout(job.timer);
  changeUpload(id, { state: 'sending', error: null });
  const { name, target } = entry;
  // Stopped while the server was asked to make room: the answer says where to go on.
  if (job.isCreating) return tryAgain(id, job);
  const metadata = uploadMetadata(name, target, job.sha256);
  const begin = (address: string | null) => {
    job.address = address;
    job.isCreating = address === null;
    job.attempt = startAttempt(job.file, metadata, address, eventsOf(id, job));
  };
  if (job.address !== undefined) return begin(job.address);
  let isStopped = false;
  job.attempt = { stop: () => (isStopped = true) };
  findOpenUpload(name, target, job.sha256).then(
    (address) => !isStopped && begin(address),
    () => !isStopped && tryAgain(id, job),
  );
  return undefined;
}

function eventsOf(id: string, job: Job): AttemptEvents {
  let before: number | null = null;
  return {
    onCreated: (address) => {
      job.isCreating = false;
      job.address = address ?? undefined;
      // What the server has open is another list now, and this file may be on it.
      if (!address) forgetOpenUploads();
      else if (job.isGivenUp) void discardAt(address);
    },
    onProgress: (sent) => {
      // The first word of an attempt tells where it begins, and what was sent earlier is no speed of now.
      if (before !== null && sent > before) job.failures = 0;
      meter.add(before === null ? 0 : Math.max(0, sent - before), Date.now());
      before = sent;
      changeUpload(id, { sent, state: sent >= job.file.size ? 'checking' : 'sending' });
    },
    onDone: ({ outcome, match }) => finish(id, { state: outcome === 'refused' ? 'failed' : 'done', outcome, match }),
    onFailed: (status, problem) => {
      job.attempt = null;
      // Cut off by maintenance: what was sent is kept, and the rest goes when it is over.
      if (maintenance() !== 'normal') return hold();
      const error = errorOf(status, problem);
      const failure = judge(status, problem, typeof job.address === 'string');
      if (failure === 'duplicate') return finish(id, { state: 'done', outcome: 'duplicate' });
      if (failure === 'stop') return stopAll(id, error);
      if (failure === 'retry') return tryAgain(id, job);
      // Begun anew: whatever the server had of it is gone or was not this file.
      job.address = null;
      if (failure === 'restart') return tryAgain(id, job);
      job.sha256 = null;
      changeUpload(id, { state: 'failed', error });
      forgetFile(id);
      return pump();
    },
  };
}

function finish(id: string, change: Partial<UploadEntry>): void {
  changeUpload(id, { ...change, sent: uploadOf(id)?.size });
  jobs.delete(id);
  forgetFile(id);
  pump();
}

/** Waits and sends again, for ever: only a file that is no longer there is given up. */
function tryAgain(id: string, job: Job): void {
  changeUpload(id, { state: 'retrying' });
  void isReadable(job.file).then((isThere) => {
    if (uploadOf(id)?.state !== 'retrying') return;
    if (!isThere) {
      job.sha256 = null;
      changeUpload(id, { state: 'failed', error: new UnreadableFile() });
      return pump();
    }
    // Without a network nothing is tried in vain.
    if (navigator.onLine) job.timer = setTimeout(() => send(id), backOff(job.failures++));
  });
}

/** No room, signed out, project closed: one file says it, the others wait for the person. */
function stopAll(id: string, error: unknown): void {
  for (const entry of uploads()) if (entry.id !== id) rest(entry, 'paused');
  changeUpload(id, { state: 'paused' });
  setStopped(error);
  pump();
}

/** Under maintenance nothing is sent. */
function hold(): void {
  for (const entry of uploads()) rest(entry, 'held');
}

/** Stops what one file is doing; what was sent stays at the server. */
function rest({ id, state }: UploadEntry, as: 'paused' | 'held'): void {
  if (state === 'done' || state === 'failed' || state === 'paused') return;
  // It is all there and the server is at it: nothing is left to pause.
  if (state === 'checking' && as === 'paused') return;
  const job = jobs.get(id);
  clearTimeout(job?.timer);
  job?.attempt?.stop();
  if (job) job.attempt = null;
  changeUpload(id, { state: as });
}

export function pauseUpload(id: string): void {
  const entry = uploadOf(id);
  if (entry) rest(entry, 'paused');
  pump();
}

export function pauseAll(): void {
  for (const entry of uploads()) rest(entry, 'paused');
  pump();
}

/** Goes on where it stopped; also the retry after a failure. */
export function resumeUpload(id: string): void {
  const job = jobs.get(id);
  if (job) {
    job.failures = 0;
    changeUpload(id, { state: 'waiting', error: null });
  }
  setStopped(null);
  pump();
}

export function resumeAll(): void {
  setStopped(null);
  for (const { id, state } of uploads()) if (state === 'paused') changeUpload(id, { state: 'waiting' });
  pump();
}

/** Gives files up; what was sent of them is discarded. */
export function cancelUploads(isGivenUp: (entry: UploadEntry) => boolean): void {
  const given = [...uploads()].filter((entry) => entry.state !== 'done' && isGivenUp(entry));
  for (const entry of given) {
    rest(entry, 'paused');
    const job = jobs.get(entry.id);
    if (job?.address) void discardAt(job.address);
    else if (job) job.isGivenUp = true;
    jobs.delete(entry.id);
    forgetFile(entry.id);
  }
  const gone = new Set(given.map(({ id }) => id));
  removeUploads(({ id }) => gone.has(id));
  pump();
}

export function clearFinished(): void {
  removeUploads(({ state, outcome }) => state === 'done' || outcome === 'refused');
}

onMaintenance((state) => {
  if (state !== 'normal') return hold();
  for (const { id, state: of } of uploads()) if (of === 'held') changeUpload(id, { state: 'waiting' });
  return pump();
});

addEventListener('offline', () => {
  for (const entry of uploads()) {
    const job = jobs.get(entry.id);
    if (!job || entry.state !== 'sending') continue;
    job.attempt?.stop();
    job.attempt = null;
    changeUpload(entry.id, { state: 'retrying' });
  }
});

addEventListener('online', () => {
  for (const { id, state } of uploads()) if (state === 'retrying') send(id);
  pump();
});
