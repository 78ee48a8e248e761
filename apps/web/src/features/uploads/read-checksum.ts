import { hashFile } from './file-hash.ts';
import type { UploadEntry } from './upload-item.ts';
import { jobs } from './upload-jobs.ts';
import { changeUpload, uploadOf } from './upload-store.ts';

/** Computes the checksum that the server will hold the file to; `onSettled` is called when the next one may be read. */
export function readChecksum(id: string, onSettled: () => void): void {
  const job = jobs.get(id);
  if (!job || job.sha256 || uploadOf(id)?.state !== 'waiting') return;
  changeUpload(id, { state: 'reading' });
  // Paused and resumed while it was read.
  if (job.isReading) return;
  job.isReading = true;
  const goOn = (change: Partial<UploadEntry>) => {
    job.isReading = false;
    if (uploadOf(id)?.state === 'reading') changeUpload(id, change);
    onSettled();
  };
  hashFile(job.file, (bytes) => changeUpload(id, { read: bytes })).then(
    (sha256) => {
      job.sha256 = sha256;
      goOn({ state: 'waiting' });
    },
    (error: unknown) => goOn({ state: 'failed', error }),
  );
}
