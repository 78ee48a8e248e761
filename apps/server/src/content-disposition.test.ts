import fc from 'fast-check';
import { expect, it } from 'vitest';
import { contentDisposition } from './content-disposition.ts';

it.each([
  ['plain.jpg', `attachment; filename="plain.jpg"; filename*=UTF-8''plain.jpg`],
  [
    'Écrin d’été.jpg',
    `attachment; filename="E_crin d_e_te_.jpg"; filename*=UTF-8''%C3%89crin%20d%E2%80%99%C3%A9t%C3%A9.jpg`,
  ],
  [`a"b\\c%'(d).jpg`, `attachment; filename="a_b_c_'(d).jpg"; filename*=UTF-8''a%22b_c%25%27%28d%29.jpg`],
  ['a\r\nSet-Cookie: x', `attachment; filename="a__Set-Cookie_ x"; filename*=UTF-8''a__Set-Cookie_%20x`],
])('says %j', (name, header) => {
  expect(contentDisposition('attachment', name)).toBe(header);
});

it('is a header for any name, and gives it back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (name) => {
      const header = contentDisposition('inline', name);
      expect(() => new Headers({ 'content-disposition': header })).not.toThrow();
      const encoded = header.split("UTF-8''")[1] ?? '';
      expect(decodeURIComponent(encoded).length).toBe(name.length);
    }),
  );
});
