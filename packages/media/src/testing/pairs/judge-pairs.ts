import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { PairPlan } from './make-pair.ts';
import type { JudgedPair } from './pairs-thread.ts';

/** Makes, compares and judges pairs on all processors. Rejects when a picture cannot be made or compared. */
export async function judgePairs(directory: string, plans: readonly PairPlan[]): Promise<JudgedPair[]> {
  const waiting = [...plans];
  const judged: JudgedPair[] = [];
  const threads = Array.from({ length: Math.min(availableParallelism(), plans.length) }, async () => {
    const thread = new Worker(new URL('./pairs-thread.ts', import.meta.url), { workerData: directory });
    try {
      await new Promise<void>((resolve, reject) => {
        thread.on('error', reject);
        thread.on('exit', () => reject(new Error('a thread that compares pairs ended early')));
        thread.on('message', (said: 'ready' | JudgedPair) => {
          if (said !== 'ready') judged.push(said);
          const next = waiting.shift();
          if (next) thread.postMessage(next);
          else resolve();
        });
      });
    } finally {
      await thread.terminate();
    }
  });
  await Promise.all(threads);
  return judged.toSorted((a, b) => a.plan.seed - b.plan.seed);
}
