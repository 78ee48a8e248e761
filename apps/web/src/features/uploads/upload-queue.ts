import type { DroppedFile } from '@etouch/ui/drop-zone';
import { maintenance, onMaintenance } from '../../lib/maintenance.ts';
import type { UploadTarget } from './upload-item.ts';
import { addUploads, changeUpload, removeUploads, uploads } from './upload-store.ts';
import { startTransfer } from './transfer.ts';
import type { Transfer } from './transfer.ts';

/** HTTP/1.1 gives a browser six connections to one origin; three leave room for everything else. */
const AT_ONCE = 3;

const files = new Map<string, File>();
const transfers = new Map<string, Transfer>();

/** Queues files; names are kept exactly, folders are only a way of choosing. */
export function enqueueUploads(target: UploadTarget, dropped: DroppedFile[]): void {
  const added = dropped
    // What the operating system leaves in folders is not a photo anybody chose.
    .filter(({ file }) => file.name !== '.DS_Store' && file.name !== 'Thumbs.db')
    .map(({ file }) => {
      const id = crypto.randomUUID();
      files.set(id, file);
      return {
        id,
        name: file.name,
        size: file.size,
        sent: 0,
        state: 'waiting' as const,
        target,
        outcome: null,
        match: null,
        error: null,
      };
    });
  addUploads(added);
  pump();
}

/** Starts what may run now. */
function pump(): void {
  if (maintenance() !== 'normal') return hold();
  const running = uploads().filter(({ state }) => state === 'sending' || state === 'checking').length;
  const next = uploads().filter(({ state }) => state === 'waiting');
  for (const entry of next.slice(0, Math.max(0, AT_ONCE - running))) {
    const file = files.get(entry.id);
    if (!file) continue;
    changeUpload(entry.id, { state: 'sending', error: null });
    const transfer = startTransfer(file, entry.target, {
      onProgress: (sent) => changeUpload(entry.id, { sent, state: sent >= entry.size ? 'checking' : 'sending' }),
      onDone: ({ outcome, match }) => {
        changeUpload(entry.id, { state: outcome === 'refused' ? 'failed' : 'done', sent: entry.size, outcome, match });
        forget(entry.id);
        pump();
      },
      onFailed: (error) => {
        transfers.delete(entry.id);
        // Cut off by maintenance: what was sent is kept, and the rest goes when it is over.
        if (maintenance() !== 'normal') return changeUpload(entry.id, { state: 'held' });
        changeUpload(entry.id, { state: 'failed', error });
        pump();
        return undefined;
      },
    });
    transfers.set(entry.id, transfer);
  }
}

/** Under maintenance nothing is sent. */
function hold(): void {
  for (const { id, state } of uploads()) {
    if (state !== 'sending' && state !== 'checking' && state !== 'waiting') continue;
    void transfers.get(id)?.pause();
    transfers.delete(id);
    changeUpload(id, { state: 'held' });
  }
}

onMaintenance((state) => {
  if (state !== 'normal') return hold();
  for (const { id, state: of } of uploads()) if (of === 'held') changeUpload(id, { state: 'waiting' });
  return pump();
});

function forget(id: string): void {
  transfers.delete(id);
  files.delete(id);
}

/** Stops sending; what was sent stays at the server. */
export function pauseUpload(id: string): void {
  void transfers.get(id)?.pause();
  transfers.delete(id);
  changeUpload(id, { state: 'paused' });
  pump();
}

/** Goes on where it stopped; also the retry after a failure. */
export function resumeUpload(id: string): void {
  if (files.has(id)) changeUpload(id, { state: 'waiting', error: null });
  pump();
}

/** Gives a file up; what was sent is discarded. */
export function cancelUpload(id: string): void {
  void transfers.get(id)?.discard();
  forget(id);
  removeUploads((entry) => entry.id === id);
  pump();
}

export function pauseAll(): void {
  for (const { id, state } of uploads()) {
    if (state === 'sending' || state === 'waiting' || state === 'held') pauseUpload(id);
  }
}

export function resumeAll(): void {
  for (const { id, state } of uploads()) if (state === 'paused') resumeUpload(id);
}

export function clearFinished(): void {
  removeUploads(({ state }) => state === 'done');
}
