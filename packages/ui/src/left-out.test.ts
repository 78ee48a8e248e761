import { expect, test } from 'vitest';
import { leftOut } from './left-out.ts';

test('what nobody chose is left out, wherever it lies', () => {
  expect(leftOut('.DS_Store', 6148)).toBe('hidden');
  expect(leftOut('Jour 1/._IMG_0042.CR3', 4096)).toBe('hidden');
  expect(leftOut('Jour 1/.cache/a.jpg', 10)).toBe('hidden');
  expect(leftOut('Jour 1/THUMBS.DB', 10)).toBe('system');
  expect(leftOut('__MACOSX/Jour 1/a.jpg', 10)).toBe('system');
  expect(leftOut('a.jpg', 0)).toBe('empty');
});

test('what somebody made is taken, whatever it is called', () => {
  expect(leftOut('Jour 1/IMG_0042.CR3', 1)).toBeNull();
  expect(leftOut('Thumbs.db.jpg', 1)).toBeNull();
  expect(leftOut('Écrin d’été 🦋 .jpg', 1)).toBeNull();
});
