import { expect, it } from 'vitest';
import { attack, MAXIMUM_MEMORY_MB } from './attack.ts';
import { mutate, seeded } from './mutate.ts';
import { goodFiles, otherFiles, slowFiles } from './seeds.ts';

/** In two halves, each with a seed of its own, so that one can be run again alone. */
const FILES = 5000;
/** One in so many is a film or a picture of a telephone, which take a second each. */
const SLOW = 50;

it.each([1, 2])(`half %i: ${FILES} damaged files end as a picture or by name, within the budget`, async (half) => {
  const seed = Number(process.env['ETOUCH_SEED'] ?? Date.now() % 1_000_000) + half;
  const random = seeded(seed);
  const [quick, slow] = [
    Object.entries({ ...(await goodFiles()), ...otherFiles() }),
    Object.entries(await slowFiles()),
  ];
  const all = [...quick, ...slow].map(([, content]) => content);
  const attacked = await attack();
  const started = performance.now();
  for (let n = 0; n < FILES; n++) {
    const isSlow = n % SLOW === SLOW - 1;
    const [name, content] = isSlow ? slow[Math.floor(n / SLOW) % slow.length]! : quick[n % quick.length]!;
    await attacked.give(name, mutate(content, all, random));
  }
  const seconds = Math.round((performance.now() - started) / 1000);
  const outcomes = JSON.stringify(Object.fromEntries(attacked.outcomes));
  console.info(`seed ${seed}: ${FILES} files in ${seconds} s, peak ${Math.round(attacked.peakMb())} MB, ${outcomes}`);
  expect(attacked.peakMb()).toBeLessThan(MAXIMUM_MEMORY_MB + 300);
  await attacked.end();
});
