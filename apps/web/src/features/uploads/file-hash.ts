export interface HashRequest {
  id: number;
  file: File;
}

export type HashAnswer = { id: number } & ({ read: number } | { sha256: string } | { isUnreadable: true });

/** The file was changed, moved or deleted since it was chosen, or its disk is gone. */
export class UnreadableFile extends Error {}

interface Waiting {
  onRead: (bytes: number) => void;
  resolve: (sha256: string) => void;
  reject: (error: Error) => void;
}

const waiting = new Map<number, Waiting>();
let worker: Worker | undefined;
let last = 0;

function hasher(): Worker {
  if (worker) return worker;
  worker = new Worker(new URL('./sha256.worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<HashAnswer>) => {
    const one = waiting.get(data.id);
    if (!one) return;
    if ('read' in data) return one.onRead(data.read);
    waiting.delete(data.id);
    if ('sha256' in data) one.resolve(data.sha256);
    else one.reject(new UnreadableFile());
  });
  // It did not even start, as after an update of etouch: whoever waits may try again, with a new one.
  worker.addEventListener('error', () => {
    worker = undefined;
    for (const one of waiting.values()) one.reject(new TypeError('no worker'));
    waiting.clear();
  });
  return worker;
}

/**
 * SHA-256 of a file in hex, computed beside the page and without the file ever being whole in memory unless it is small.
 * @throws UnreadableFile; TypeError when the worker cannot be had
 */
export function hashFile(file: File, onRead: (bytes: number) => void): Promise<string> {
  const id = ++last;
  return new Promise((resolve, reject) => {
    waiting.set(id, { onRead, resolve, reject });
    hasher().postMessage({ id, file } satisfies HashRequest);
  });
}

/** Whether the bytes can still be read. */
export async function isReadable(file: File): Promise<boolean> {
  try {
    await file.slice(0, 1).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}
