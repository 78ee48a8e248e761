import { expect, test } from 'vitest';
import { markOfKey } from './mark-keys.ts';

const none = { rating: 0, colourLabel: null, pick: null } as const;

test('every key of the light table has its mark', () => {
  expect(markOfKey('3', [none])).toEqual({ rating: 3 });
  expect(markOfKey('0', [none])).toEqual({ rating: 0 });
  expect(markOfKey('7', [none])).toEqual({ colourLabel: 'YELLOW' });
  expect(markOfKey('P', [none])).toEqual({ pick: 'PICK' });
  expect(markOfKey('x', [none])).toEqual({ pick: 'REJECT' });
  expect(markOfKey('u', [none])).toEqual({ pick: null });
});

test('a label that all of them have is taken away; one that some lack is given', () => {
  const red = { ...none, colourLabel: 'RED' } as const;
  expect(markOfKey('6', [red, red])).toEqual({ colourLabel: null });
  expect(markOfKey('6', [red, none])).toEqual({ colourLabel: 'RED' });
});

test.each(['a', 'z', 'ArrowLeft', 'Enter', ' '])('%s marks nothing', (key) => {
  expect(markOfKey(key, [none])).toBeUndefined();
});
