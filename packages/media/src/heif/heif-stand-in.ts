import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { Refused } from '../decode/refused.ts';
import type { HeifAnswer, HeifTask } from './decode-heif.ts';

/** What the decoder says when its memory does not hold the picture. */
const NO_ROOM = /Allocating \d+ bytes failed/;

/**
 * Decodes a HEIC into a TIFF that libvips reads, already turned and mirrored as its properties say. Runs in a thread of
 * its own, so that this process goes on reporting its memory meanwhile.
 * @throws Refused CORRUPT when the decoder cannot read it, TOO_MANY_PIXELS when it has no room for it
 */
export async function writeHeifStandIn(task: HeifTask): Promise<{ width: number; height: number }> {
  const worker = new Worker(new URL('./decode-heif.ts', import.meta.url), { workerData: task });
  try {
    const answer = await Promise.race([
      once(worker, 'message').then(([message]) => message as HeifAnswer),
      once(worker, 'exit').then((): HeifAnswer => ({ ok: false, reason: 'the decoder ended' })),
    ]);
    if (!answer.ok) {
      const code = NO_ROOM.test(answer.reason) ? 'TOO_MANY_PIXELS' : 'CORRUPT';
      throw new Refused(code, { format: 'HEIC', reason: answer.reason });
    }
    return answer;
  } finally {
    await worker.terminate();
  }
}
