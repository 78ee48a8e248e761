import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { manifestText } from './delivery-manifest.ts';
import { deliveryNames, overageOf } from './rules.ts';

describe('overage', () => {
  it('is what is above the limit, and costs nothing without one', () => {
    expect(overageOf(12, 10, 1500)).toEqual({ count: 2, totalCents: 3000 });
    expect(overageOf(10, 10, 1500)).toEqual({ count: 0, totalCents: 0 });
    expect(overageOf(12, null, 1500)).toEqual({ count: 0, totalCents: 0 });
    expect(overageOf(12, 10, null)).toEqual({ count: 2, totalCents: null });
  });
});

describe('names of a delivery', () => {
  it('keep the original’s stem and the delivered file’s extension', () => {
    expect(deliveryNames([{ originalName: 'Écrin d’été 03.cr3', deliveredName: 'P-X_0001_v2.jpg' }])).toEqual([
      'Écrin d’été 03.jpg',
    ]);
  });

  it('are never empty', () => {
    expect(deliveryNames([{ originalName: '.0', deliveredName: ' ' }])).toEqual(['_']);
  });

  it('are unique without regard to case, whatever the names', () => {
    const name = fc.oneof(
      fc.constantFrom('a.jpg', 'A.JPG', 'a (2).jpg', 'é.jpg', 'e\u0301.jpg'),
      fc.string({ minLength: 1 }),
    );
    fc.assert(
      fc.property(fc.array(fc.record({ originalName: name, deliveredName: name }), { maxLength: 12 }), (files) => {
        const names = deliveryNames(files).map((fileName) => fileName.normalize('NFC').toLowerCase());
        expect(new Set(names).size).toBe(files.length);
        for (const fileName of names) expect(fileName).not.toMatch(/[/\\\p{Cc}]|^\.*$/u);
      }),
    );
  });
});

describe('a manifest', () => {
  it('reads as sha256sum writes it, sorted by name', () => {
    const files = [
      { fileName: 'b.jpg', sha256: '2'.repeat(64) },
      { fileName: 'a.jpg', sha256: '1'.repeat(64) },
    ];
    expect(manifestText(files)).toBe(`${'1'.repeat(64)}  a.jpg\n${'2'.repeat(64)}  b.jpg\n`);
  });
});
