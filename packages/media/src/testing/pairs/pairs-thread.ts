import { join } from 'node:path';
import { parentPort, threadId, workerData } from 'node:worker_threads';
import sharp from 'sharp';
import { compareImages } from '../../compare/compare-images.ts';
import { judgePair, type Judgement } from './judge-pair.ts';
import { makeDifferencePair, type PairPlan } from './make-pair.ts';

export interface JudgedPair extends Judgement {
  plan: PairPlan;
  facts: string;
  /** Milliseconds. */
  made: number;
  compared: number;
}

sharp.concurrency(1);
const directory = String(workerData);

parentPort?.on('message', (plan: PairPlan) => void judge(plan));
parentPort?.postMessage('ready');

async function judge(plan: PairPlan): Promise<void> {
  const start = performance.now();
  const pair = await makeDifferencePair(directory, `pair-${threadId}`, plan);
  const made = performance.now();
  const comparison = await compareImages(pair.before, pair.after, join(directory, `heat-${threadId}.png`));
  const judged: JudgedPair = {
    plan,
    ...judgePair(pair, comparison),
    facts: pair.facts,
    made: made - start,
    compared: performance.now() - made,
  };
  parentPort?.postMessage(judged);
}
