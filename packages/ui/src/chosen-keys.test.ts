import { expect, test } from 'vitest';
import { chosenIds } from './chosen-keys.ts';

test('the same object is handed on, because it carries the anchor of Shift', () => {
  const keys = new Set(['a', 'b']);
  expect(chosenIds(keys, [])).toBe(keys);
});

test('"all" is everything that was loaded', () => {
  expect(chosenIds('all', [{ id: 'a' }, { id: 'b' }])).toEqual(new Set(['a', 'b']));
});

test('numbers become ids', () => expect(chosenIds(new Set([1]), [])).toEqual(new Set(['1'])));
