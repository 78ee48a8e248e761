import { expect, it } from 'vitest';
import { surviveKills } from './survive-kills.ts';

it('keeps every file of 500 uploads whole and once while its parts are killed', async () => {
  const seed = Number(process.env.ETOUCH_SEED ?? Date.now() % 1_000_000);
  console.log(`seed ${seed}`);
  const begun = performance.now();
  const survived = await surviveKills(500, 60, seed);
  console.log(JSON.stringify({ ...survived, seconds: Math.round((performance.now() - begun) / 1000) }));
  expect(new Set(Object.keys(survived.kills))).toEqual(
    new Set(['browser', 'server', 'worker', 'database', 'all', 'network']),
  );
});
