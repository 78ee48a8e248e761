import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeDifferencePair, TREATMENTS } from '../testing/difference-pairs.ts';
import { judgePair } from '../testing/judge-pair.ts';
import { temporaryDirectory } from '../testing/sample-images.ts';
import { compareImages } from './compare-images.ts';

/** The long variant makes 200, of rendered photographs too. */
const PAIRS = 12;

let directory: string;
beforeAll(async () => void (directory = await temporaryDirectory()));
afterAll(() => rm(directory, { recursive: true, force: true }));

it.each(Array.from({ length: PAIRS }, (_, n) => [TREATMENTS[n % TREATMENTS.length]!, n] as const))(
  'a picture that was %s (%i)',
  { timeout: 60_000 },
  async (treatment, n) => {
    const pair = await makeDifferencePair(directory, `pair-${n}`, 900, treatment, 100 + n);
    const comparison = await compareImages(pair.before, pair.after, join(directory, 'heat.png'));
    const judgement = judgePair(pair, comparison);
    expect(judgement).toEqual({ found: true, falseBasisPoints: 0 });
    if (!pair.zone) expect(comparison.changedBasisPoints).toBe(0);
  },
);
