import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openCursor, sealCursor, useCursorSecret } from './cursor.ts';

it('gives back any position, to the same list only', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (position) => {
      const cursor = sealCursor('assets', position);
      expect(openCursor('assets', cursor)).toEqual(position);
      expect(() => openCursor('projects', cursor)).toThrow('INVALID_INPUT (CURSOR)');
    }),
  );
});

it('refuses what it did not sign', () => {
  const [body, signature] = sealCursor('assets', ['a']).split('.');
  for (const forged of ['', '.', 'x', `${body}.`, `${body}x.${signature}`, `${body}.AAAA`, `.${signature}`]) {
    expect(() => openCursor('assets', forged)).toThrow('INVALID_INPUT (CURSOR)');
  }
});

it('keeps cursors valid for those who share a secret, and for nobody else', () => {
  useCursorSecret('one');
  const cursor = sealCursor('assets', ['a']);
  useCursorSecret('two');
  expect(() => openCursor('assets', cursor)).toThrow('INVALID_INPUT');
  useCursorSecret('one');
  expect(openCursor('assets', cursor)).toEqual(['a']);
});
