import { expect, it } from 'vitest';
import { storageState } from './storage-state.ts';

it.each([
  [0, null, 'roomy', 0],
  [5_000, null, 'roomy', 0],
  [79, 100, 'roomy', 0.79],
  [80, 100, 'filling', 0.8],
  [99, 100, 'filling', 0.99],
  [100, 100, 'full', 1],
  [150, 100, 'full', 1],
  [0, 0, 'full', 1],
] as const)('%i of %s bytes is %s', (usedBytes, limitBytes, state, part) => {
  expect(storageState({ usedBytes, limitBytes })).toEqual({ state, part });
});
