import { describe, expect, it } from 'vitest';
import { countByPerson, isShown, overageOf, withChoice } from './choices.ts';
import type { Draft } from './choices.ts';

const ada = { id: 'a', name: 'Ada' };
const zoe = { id: 'z', name: 'Zoé' };
const draft: Draft = {
  selectionLimit: 2,
  picks: [
    { assetId: '1', people: [ada, zoe] },
    { assetId: '2', people: [zoe] },
  ],
  overageCount: 0,
  overageTotal: null,
  mayCommitMoney: true,
  committers: [],
};

describe('choices', () => {
  it('counts each person apart, most first', () => {
    expect(countByPerson(draft)).toEqual([
      { person: zoe, count: 2 },
      { person: ada, count: 1 },
    ]);
  });

  it('shows a photo by who chose it', () => {
    expect(['all', 'chosen', 'open', 'a', 'z'].map((filter) => isShown([zoe], filter))).toEqual([
      true,
      true,
      false,
      false,
      true,
    ]);
    expect(isShown([], 'open')).toBe(true);
  });

  it('keeps the choice of the others when one person takes theirs back', () => {
    expect(withChoice(draft, ['1'], ada, false).picks[0]).toEqual({ assetId: '1', people: [zoe] });
    expect(withChoice(draft, ['2'], zoe, false).picks.map(({ assetId }) => assetId)).toEqual(['1']);
    expect(withChoice(draft, ['3'], ada, true).picks.at(-1)).toEqual({ assetId: '3', people: [ada] });
    expect(withChoice(draft, ['1'], ada, true).picks[0]?.people).toHaveLength(2);
  });

  it('prices only what is above the limit', () => {
    expect(overageOf(5, 3, 1500)).toEqual({ count: 2, totalCents: 3000 });
    expect(overageOf(3, 3, 1500)).toEqual({ count: 0, totalCents: 0 });
    expect(overageOf(5, null, 1500)).toEqual({ count: 0, totalCents: 0 });
    expect(overageOf(5, 3, null)).toEqual({ count: 2, totalCents: null });
  });
});
