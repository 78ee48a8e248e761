import { expect, test } from 'vitest';
import { rgbaToThumbHash } from 'thumbhash';
import { thumbhashUrl } from './thumbhash-url.ts';

test('a thumbhash becomes a picture', () => {
  const grey = new Uint8Array(8 * 8 * 4).fill(128);
  const hash = btoa(String.fromCodePoint(...rgbaToThumbHash(8, 8, grey)));
  expect(thumbhashUrl(hash)).toMatch(/^data:image\/png;base64,/);
});

test.each(['', '!!!', 'AA=='])('%j is no thumbhash', (text) => expect(thumbhashUrl(text)).toBeNull());
