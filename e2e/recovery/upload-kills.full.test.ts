import { expect, it } from 'vitest';
import { surviveKills } from './survive-kills.ts';

/** Fewer of them on a machine that is short of time, with a kill for every eight all the same. */
const UPLOADS = Number(process.env.ETOUCH_UPLOADS ?? 500);

it(`keeps every file of ${UPLOADS} uploads whole and once while its parts are killed`, async () => {
  const seed = Number(process.env.ETOUCH_SEED ?? Date.now() % 1_000_000);
  console.log(`seed ${seed}`);
  const begun = performance.now();
  const survived = await surviveKills(UPLOADS, Math.round(UPLOADS * 0.12), seed);
  console.log(JSON.stringify({ ...survived, seconds: Math.round((performance.now() - begun) / 1000) }));
  expect(new Set(Object.keys(survived.kills))).toEqual(
    new Set(['browser', 'server', 'worker', 'database', 'all', 'network']),
  );
});
