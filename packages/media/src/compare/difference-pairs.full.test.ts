import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { judgePairs } from '../testing/pairs/judge-pairs.ts';
import { copySamples, makeSources } from '../testing/pairs/pair-sources.ts';
import { planPairs } from '../testing/pairs/plan-pairs.ts';
import { reportPairs } from '../testing/pairs/report-pairs.ts';
import { temporaryDirectory } from '../testing/sample-images.ts';

const PAIRS = 200;
/** Pictures that pairs are made of: three of each kind, and photographs rendered by the demonstration. */
const [MADE, RENDERED] = [18, 8];
const FIRST_SEED = Number(process.env['DIFFERENCE_SEED'] ?? 1000);
/** Real photographs beside the checkout are used too, where there are any. */
const SAMPLES = process.env['ETOUCH_SAMPLES'] ?? join(import.meta.dirname, '../../../../../shared/samples');

let directory: string;
beforeAll(async () => void (directory = await temporaryDirectory()));
afterAll(() => rm(directory, { recursive: true, force: true }));

it(
  `finds the retouched zone in 98 of 100 and calls nothing else a change (first seed ${FIRST_SEED})`,
  { timeout: 1_800_000 },
  async () => {
    const real = await copySamples(join(SAMPLES, 'photos'), directory);
    const sources = [...(await makeSources(directory, MADE, RENDERED)), ...real];
    const judged = await judgePairs(directory, planPairs(PAIRS, sources, FIRST_SEED));
    console.log(reportPairs(judged));
    const retouched = judged.filter(({ plan }) => plan.retouch);
    const leftAlone = judged.filter(({ plan }) => !plan.retouch);
    const called = leftAlone.filter(({ falseBasisPoints }) => falseBasisPoints > 0);
    expect(retouched.filter(({ found }) => found).length / retouched.length).toBeGreaterThanOrEqual(0.98);
    expect(called.filter(({ plan }) => plan.treatment === 're-encoded')).toEqual([]);
    expect(called.length / leftAlone.length).toBeLessThanOrEqual(0.02);
  },
);
