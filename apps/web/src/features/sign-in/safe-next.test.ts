import { expect, test } from 'vitest';
import { safeNext } from './safe-next.ts';

test('an address of this application is kept whole', () => {
  expect(safeNext('/projects/1/photos?pick=PICK')).toBe('/projects/1/photos?pick=PICK');
});

test.each([undefined, '', 'https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])(
  '%s leads to the start page',
  (next) => {
    expect(safeNext(next)).toBe('/');
  },
);
