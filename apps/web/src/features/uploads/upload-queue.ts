import type { DroppedFile } from '@etouch/ui/drop-zone';
import { maintenance, onMaintenance } from '../../lib/maintenance.ts';
import { discardAt } from './discard.ts';
import { forgetFile } from './journal.ts';
import { forgetOpenUploads } from './open-uploads.ts';
import { readChecksum } from './read-checksum.ts';
import { holdAll, rest } from './rest-uploads.ts';
import { sendFile } from './send-file.ts';
import { becomeSender, isSender, leaveSender } from './sender.ts';
import type { UploadEntry, UploadTarget } from './upload-item.ts';
import { jobs, newJob } from './upload-jobs.ts';
import { addUploads, changeUpload, removeUploads, setStopped, uploadOf, uploads } from './upload-store.ts';

/** HTTP/1.1 gives a browser six connections to one origin; three leave room for everything else. */
const AT_ONCE = 3;
/** So many files beyond those being sent have their checksum computed, never more: sending sets the pace. */
const AHEAD = 3;

let lastId = 0;

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
  if (maintenance() !== 'normal') return holdAll();
  const all = [...uploads()];
  const moving = all.filter(isMoving).length;
  const next = all.filter(({ state }) => state === 'waiting' || state === 'reading');
  if (next.length === 0 && moving === 0) {
    forgetOpenUploads();
    return leaveSender();
  }
  if (!isSender()) return becomeSender(pump);
  for (const { id } of next.slice(0, AHEAD)) readChecksum(id, pump);
  // Without a network nothing is begun in vain.
  if (!navigator.onLine) return undefined;
  const ready = next.filter(({ id, state }) => state === 'waiting' && jobs.get(id)?.sha256);
  for (const { id } of ready.slice(0, Math.max(0, AT_ONCE - moving))) sendFile(id, pump);
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
  if (state !== 'normal') return holdAll();
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
  for (const { id, state } of uploads()) if (state === 'retrying') sendFile(id, pump);
  pump();
});
