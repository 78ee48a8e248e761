import { maintenance } from '../../lib/maintenance.ts';
import { discardAt } from './discard.ts';
import { backOff, errorOf, judge } from './failure.ts';
import { isReadable, UnreadableFile } from './file-hash.ts';
import { forgetFile } from './journal.ts';
import { findOpenUpload, forgetOpenUploads } from './open-uploads.ts';
import { rateMeter } from './rate.ts';
import { holdAll, rest } from './rest-uploads.ts';
import { startAttempt } from './transfer.ts';
import type { AttemptEvents } from './transfer.ts';
import { uploadMetadata } from './upload-item.ts';
import type { UploadEntry } from './upload-item.ts';
import { beginAnew, jobs } from './upload-jobs.ts';
import type { Job } from './upload-jobs.ts';
import { changeUpload, setStopped, uploadOf, uploads } from './upload-store.ts';

const meter = rateMeter();

/** Bytes a second over the last seconds; null while nobody can tell. */
export const uploadRate = (now: number) => meter.perSecond(now);

/** Sends what is left of a file; `onFree` is called when another one may be sent. */
export function sendFile(id: string, onFree: () => void): void {
  const entry = uploadOf(id);
  const job = jobs.get(id);
  if (!entry || !job?.sha256) return;
  clearTimeout(job.timer);
  changeUpload(id, { state: 'sending', error: null });
  const { name, target } = entry;
  // Stopped while the server was asked to make room: the answer says where to go on.
  if (job.isCreating) return tryAgain(id, job, onFree);
  const metadata = uploadMetadata(name, target, job.sha256);
  const begin = (address: string | null) => {
    job.address = address;
    job.isCreating = address === null;
    job.attempt = startAttempt(job.file, { metadata, key: job.key, address }, eventsOf(id, job, onFree));
  };
  if (job.address !== undefined) return begin(job.address);
  let isStopped = false;
  job.attempt = { stop: () => (isStopped = true) };
  findOpenUpload(name, target, job.sha256).then(
    (address) => !isStopped && begin(address),
    () => !isStopped && tryAgain(id, job, onFree),
  );
  return undefined;
}

function eventsOf(id: string, job: Job, onFree: () => void): AttemptEvents {
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
    onDone: ({ outcome, match }) =>
      finish(id, onFree, { state: outcome === 'refused' ? 'failed' : 'done', outcome, match }),
    onFailed: (status, problem) => {
      job.attempt = null;
      // Cut off by maintenance: what was sent is kept, and the rest goes when it is over.
      if (maintenance() !== 'normal') return holdAll();
      const error = errorOf(status, problem);
      const failure = judge(status, problem, typeof job.address === 'string');
      if (failure === 'duplicate') return finish(id, onFree, { state: 'done', outcome: 'duplicate' });
      if (failure === 'stop') return stopAll(id, error, onFree);
      if (failure === 'retry') return tryAgain(id, job, onFree);
      // Begun anew: whatever the server had of it is gone or was not this file.
      beginAnew(job);
      if (failure === 'restart') return tryAgain(id, job, onFree);
      job.sha256 = null;
      changeUpload(id, { state: 'failed', error });
      forgetFile(id);
      return onFree();
    },
  };
}

function finish(id: string, onFree: () => void, change: Partial<UploadEntry>): void {
  changeUpload(id, { ...change, sent: uploadOf(id)?.size });
  jobs.delete(id);
  forgetFile(id);
  onFree();
}

/** Waits and sends again, for ever: only a file that is no longer there is given up. */
function tryAgain(id: string, job: Job, onFree: () => void): void {
  changeUpload(id, { state: 'retrying' });
  void isReadable(job.file).then((isThere) => {
    if (uploadOf(id)?.state !== 'retrying') return;
    if (!isThere) {
      job.sha256 = null;
      changeUpload(id, { state: 'failed', error: new UnreadableFile() });
      return onFree();
    }
    // Without a network nothing is tried in vain.
    if (navigator.onLine) job.timer = setTimeout(() => sendFile(id, onFree), backOff(job.failures++));
  });
}

/** No room, signed out, project closed: one file says it, the others wait for the person. */
function stopAll(id: string, error: unknown, onFree: () => void): void {
  for (const entry of uploads()) if (entry.id !== id) rest(entry, 'paused');
  changeUpload(id, { state: 'paused' });
  setStopped(error);
  onFree();
}
