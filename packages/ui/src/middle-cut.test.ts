import { expect, test } from 'vitest';
import { middleCut } from './middle-cut.ts';

test('a short name is all tail', () => expect(middleCut('a.jpg')).toEqual({ head: '', tail: 'a.jpg' }));

test('the tail keeps the number and the extension', () => {
  expect(middleCut('MLUNE_look01_0042.CR3')).toEqual({ head: 'MLUNE_look0', tail: '1_0042.CR3' });
});

test('nothing is lost and no letter is cut in two', () => {
  const name = 'été👩‍👩‍👧‍👦_e\u0301te\u0301_👩‍👩‍👧‍👦12345678';
  const { head, tail } = middleCut(name);
  expect(head + tail).toBe(name);
  expect(tail.startsWith('_👩‍👩‍👧‍👦')).toBe(true);
});
