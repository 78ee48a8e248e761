import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { judgePair } from '../testing/pairs/judge-pair.ts';
import { makePicture, PICTURE_KINDS } from '../testing/pairs/made-pictures.ts';
import { makeDifferencePair, type PairPlan } from '../testing/pairs/make-pair.ts';
import { asSharp } from '../testing/pairs/raw-picture.ts';
import { temporaryDirectory } from '../testing/sample-images.ts';
import { compareImages } from './compare-images.ts';

/** The long variant makes 200, also of rendered and of real photographs. */
const PLANS: Pick<PairPlan, 'treatment' | 'retouch'>[] = [
  { treatment: 're-encoded', retouch: null },
  { treatment: 're-encoded', retouch: 'spot removal' },
  { treatment: 'resized', retouch: null },
  { treatment: 'resized', retouch: 'colour shift' },
  { treatment: 'cropped', retouch: null },
  { treatment: 'cropped', retouch: 'dodge or burn' },
  { treatment: 'cropped and resized', retouch: null },
  { treatment: 'cropped and resized', retouch: 'clone' },
  { treatment: 'turned', retouch: null },
  { treatment: 'turned', retouch: 'colour shift' },
  { treatment: 'brightened', retouch: null },
  { treatment: 'brightened', retouch: 'colour shift' },
];

let directory: string;
beforeAll(async () => void (directory = await temporaryDirectory()));
afterAll(() => rm(directory, { recursive: true, force: true }));

it.each(PLANS.map((plan, n) => [plan.treatment, plan.retouch, n] as const))(
  'a picture that was %s, with %s (%i)',
  { timeout: 60_000 },
  async (treatment, retouch, n) => {
    const source = join(directory, `source-${n}.png`);
    await asSharp(makePicture(PICTURE_KINDS[n % PICTURE_KINDS.length]!, n + 1, 900)).toFile(source);
    const pair = await makeDifferencePair(directory, `pair-${n}`, { source, treatment, retouch, seed: 100 + n });
    const comparison = await compareImages(pair.before, pair.after, join(directory, 'heat.png'));
    expect(judgePair(pair, comparison).found).toBe(true);
    if (!pair.zone) expect(comparison.changedBasisPoints).toBe(0);
    if (!pair.zone) expect(comparison.regions).toEqual([]);
  },
);

it('printed matter with sharp edges that was only made smaller', { timeout: 60_000 }, async () => {
  const source = join(directory, 'print.png');
  await asSharp(makePicture('print', 6, 2000)).toFile(source);
  const plan = { source, treatment: 'resized', retouch: null, seed: 11 } as const;
  const pair = await makeDifferencePair(directory, 'print', plan);
  expect((await compareImages(pair.before, pair.after, join(directory, 'heat.png'))).regions).toEqual([]);
});
