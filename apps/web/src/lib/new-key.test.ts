import { afterEach, expect, test, vi } from 'vitest';
import { newKey } from './new-key.ts';

afterEach(() => vi.unstubAllGlobals());

test('a key is made where the page is not served over https', () => {
  // What a browser leaves of it there.
  vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) });
  expect(newKey()).toMatch(/^[0-9a-f]{32}$/);
});

test('small bytes keep their place, and no two keys are equal', () => {
  vi.stubGlobal('crypto', { getRandomValues: (bytes: Uint8Array) => bytes.map((_, at) => at) });
  expect(newKey()).toBe('000102030405060708090a0b0c0d0e0f');
  vi.unstubAllGlobals();
  expect(new Set(Array.from({ length: 1000 }, newKey)).size).toBe(1000);
});
