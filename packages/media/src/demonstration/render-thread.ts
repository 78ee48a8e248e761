import { parentPort, workerData } from 'node:worker_threads';
import sharp from 'sharp';
import type { ThreadData, ThreadMessage } from './demonstration.ts';
import { photographShoot } from './photograph-shoot.ts';
import { SHOOTS } from './shoots.ts';

sharp.concurrency(1);
sharp.cache(false);

const { outputDir, photographs, draft }: ThreadData = workerData;
const tell = (message: ThreadMessage): void => parentPort?.postMessage(message, []);

parentPort?.on('message', (index: number) => void work(index));
tell('ready');

/** A failure must end the thread, so that the caller hears of it. */
async function work(index: number): Promise<void> {
  try {
    await photographShoot(SHOOTS[index]!, photographs, { outputDir, draft }, () => tell('rendered'));
    tell('ready');
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
