import { expect, it } from 'vitest';
import { attack, MAXIMUM_MEMORY_MB } from './attack.ts';
import { mutate, seeded } from './mutate.ts';
import { goodFiles } from './seeds.ts';

const FILES = 10_000;

it(`${FILES} damaged files end as a picture or by name, within the budget`, async () => {
  const seed = Number(process.env['ETOUCH_SEED'] ?? Date.now() % 1_000_000);
  const random = seeded(seed);
  const files = await goodFiles();
  // A photograph of a telephone takes a second each: fewer of them.
  const names = Object.keys(files).flatMap((name) => (name === 'phone.heic' ? [] : [name]));
  const all = Object.values(files);
  const attacked = await attack();
  const started = performance.now();
  for (let n = 0; n < FILES; n++) {
    const name = n % 100 === 99 && files['phone.heic'] ? 'phone.heic' : (names[n % names.length] ?? '');
    await attacked.give(name, mutate(files[name] ?? Buffer.alloc(0), all, random));
  }
  const seconds = Math.round((performance.now() - started) / 1000);
  const outcomes = JSON.stringify(Object.fromEntries(attacked.outcomes));
  console.info(`seed ${seed}: ${FILES} files in ${seconds} s, peak ${Math.round(attacked.peakMb())} MB, ${outcomes}`);
  expect(attacked.peakMb()).toBeLessThan(MAXIMUM_MEMORY_MB + 300);
  await attacked.end();
});
