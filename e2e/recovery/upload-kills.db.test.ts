import { expect, it } from 'vitest';
import { surviveKills } from './survive-kills.ts';

it('keeps every file of 16 uploads whole and once while its parts are killed', { timeout: 240_000 }, async () => {
  const seed = Date.now() % 1_000_000;
  console.log(`seed ${seed}`);
  const { kills } = await surviveKills(16, 4, seed);
  expect(Object.values(kills).reduce((sum, n) => sum + n, 0)).toBe(4);
});
