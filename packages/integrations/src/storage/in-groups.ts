import type { Readable } from 'node:stream';

/** Bytes that may wait for the writing before the sender has to. */
const WAITING_BYTES = 1 << 20;

/**
 * Gives what comes to `write`, one group after the other: at once while nothing is being written, otherwise together
 * with everything that came meanwhile. What came before the end of the content, or before its failure, is written.
 * The content is left as it is: its connection still carries the answer.
 * @param signal stops the reading; its reason is thrown
 * @throws what the content failed with, or an Error when it was cut off
 */
export async function inGroups(
  content: Readable,
  signal: AbortSignal | undefined,
  write: (chunks: Uint8Array[]) => Promise<void>,
): Promise<void> {
  let waiting: Uint8Array[] = [];
  let bytes = 0;
  let over: { error?: unknown } | undefined;
  let wake = () => {};
  const end = (error?: unknown) => {
    over ??= { error };
    wake();
  };
  const listeners = {
    data(chunk: Uint8Array) {
      waiting.push(chunk);
      bytes += chunk.byteLength;
      if (bytes >= WAITING_BYTES) content.pause();
      wake();
    },
    end: () => end(),
    error: (error: Error) => end(error),
    close: () => end(new Error('the content was cut off')),
  };
  const onAbort = () => end(signal?.reason);
  // It may still fail after it was left: nobody would listen, and that would end the process.
  content.on('error', () => {});
  for (const [event, listener] of Object.entries(listeners)) content.on(event, listener);
  signal?.addEventListener('abort', onAbort, { once: true });
  if (signal?.aborted) onAbort();
  else if (content.readableEnded) end();
  else if (content.destroyed) listeners.close();
  try {
    for (;;) {
      if (waiting.length > 0) {
        const group = waiting;
        waiting = [];
        bytes = 0;
        if (!over) content.resume();
        await write(group);
      } else if (over) {
        if (over.error !== undefined) throw over.error;
        return;
      } else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    content.pause();
    for (const [event, listener] of Object.entries(listeners)) content.off(event, listener);
    signal?.removeEventListener('abort', onAbort);
  }
}
