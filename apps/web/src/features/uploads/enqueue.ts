import type { DroppedFile, FileSource } from '@etouch/ui/drop-zone';
import { noteFiles } from './journal.ts';
import { noteLeftOut } from './left-out-store.ts';
import type { UploadTarget } from './upload-item.ts';
import { addFiles } from './upload-queue.ts';

/** Queues files, and remembers them until they have arrived. */
export function enqueueFiles(target: UploadTarget, files: readonly DroppedFile[]): void {
  if (files.length === 0) return;
  noteFiles(target, files, addFiles(target, files));
}

/** Queues what was dropped while its folders are still being read; sending begins with the first files found. */
export async function enqueueUploads(target: UploadTarget, found: FileSource): Promise<void> {
  for await (const { files, leftOut } of found) {
    noteLeftOut(leftOut);
    enqueueFiles(target, files);
  }
}
