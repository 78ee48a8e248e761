import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { netOf, resolvePrice, totalsOf, type PricedLine } from './rules.ts';

const cents = fc.integer({ min: 0, max: 1_000_000 });
const line: fc.Arbitrary<PricedLine> = fc.record({
  quantity: fc.integer({ min: 1, max: 500 }),
  unitPriceCents: cents,
  vatBasisPoints: fc.constantFrom(0, 210, 550, 1000, 2000),
});

describe('a selling price', () => {
  it('comes from the most specific rule that says one, and names it', () => {
    const all = { project: 1, client: 2, guidelineOrganization: 3, guideline: 4, category: 5 };
    expect(resolvePrice(all)).toEqual({ unitPriceCents: 1, priceSource: 'PROJECT' });
    expect(resolvePrice({ ...all, project: undefined })).toEqual({ unitPriceCents: 2, priceSource: 'CLIENT' });
    expect(resolvePrice({ guidelineOrganization: 3, guideline: 4, category: 5 })).toEqual({
      unitPriceCents: 3,
      priceSource: 'GUIDELINE_ORGANIZATION',
    });
    expect(resolvePrice({ guideline: 4, category: 5 })).toEqual({ unitPriceCents: 4, priceSource: 'GUIDELINE' });
    expect(resolvePrice({ category: 5 })).toEqual({ unitPriceCents: 5, priceSource: 'CATEGORY' });
  });

  it('may be zero: a free image is not an unpriced one', () => {
    expect(resolvePrice({ client: 0, category: 500 })).toEqual({ unitPriceCents: 0, priceSource: 'CLIENT' });
  });
});

describe('totals', () => {
  it('are integers, add up, and do not depend on the order of lines', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
        const totals = totalsOf(lines);
        expect(Number.isInteger(totals.vatCents)).toBe(true);
        expect(totals.netCents).toBe(lines.reduce((sum, item) => sum + netOf(item), 0));
        expect(totals.totalCents).toBe(totals.netCents + totals.vatCents);
        expect(totalsOf(lines.toReversed())).toEqual(totals);
      }),
    );
  });

  it('take VAT once per rate, not line by line', () => {
    // Three lines of 0.12 € at 20 %: 0.024 each would round to 0.02, together 0.072 rounds to 0.07.
    const lines = Array.from({ length: 3 }, () => ({ quantity: 1, unitPriceCents: 12, vatBasisPoints: 2000 }));
    expect(totalsOf(lines).vatCents).toBe(7);
  });
});
