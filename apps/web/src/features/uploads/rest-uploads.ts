import type { UploadEntry } from './upload-item.ts';
import { jobs } from './upload-jobs.ts';
import { changeUpload, uploads } from './upload-store.ts';

/** Under maintenance nothing is sent. */
export function holdAll(): void {
  for (const entry of uploads()) rest(entry, 'held');
}

/** Stops what one file is doing; what was sent stays at the server. */
export function rest({ id, state }: UploadEntry, as: 'paused' | 'held'): void {
  if (state === 'done' || state === 'failed' || state === 'paused') return;
  // It is all there and the server is at it: nothing is left to pause.
  if (state === 'checking' && as === 'paused') return;
  const job = jobs.get(id);
  clearTimeout(job?.timer);
  job?.attempt?.stop();
  if (job) job.attempt = null;
  changeUpload(id, { state: as });
}
