import { describe, expect, it } from 'vitest';
import { bitsApart, NearHashes } from './find-near-hashes.ts';
import { groupBursts, type Frame } from './group-bursts.ts';
import { groupLikenesses, type Likeness } from './group-likenesses.ts';

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
const random64 = (random: () => number) =>
  BigInt.asIntN(64, (BigInt(Math.floor(random() * 2 ** 32)) << 32n) | BigInt(Math.floor(random() * 2 ** 32)));
const flip = (hash: bigint, ...bits: number[]) =>
  BigInt.asIntN(
    64,
    bits.reduce((value, bit) => value ^ (1n << BigInt(bit)), hash),
  );
const shuffled = <T>(items: readonly T[], random: () => number) =>
  items
    .map((item) => ({ item, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);

const inOrder = <T>(places: Map<string, T>) => [...places].toSorted(([a], [b]) => (a < b ? -1 : 1));

function frame(id: string, seconds: number, more: Partial<Frame> = {}): Frame {
  const capturedAt = new Date(Date.UTC(2026, 0, 5, 9, 0, 0) + seconds * 1000);
  return { id, camera: 'Nikon Z 8', capturedAt, perceptualHash: 5n, sharpness: 100, ...more };
}

describe('groupBursts', () => {
  it('joins frames of one camera that follow each other within two seconds, the sharpest first', () => {
    const places = groupBursts([
      frame('a', 0, { sharpness: 300 }),
      frame('b', 0.2, { sharpness: 500 }),
      frame('c', 2.2, { sharpness: 400 }),
      frame('d', 4.3),
      frame('e', 5, { camera: 'Canon EOS R5' }),
    ]);
    expect(Object.fromEntries(places)).toEqual({
      a: { key: 'a', rank: 3, size: 3 },
      b: { key: 'a', rank: 1, size: 3 },
      c: { key: 'a', rank: 2, size: 3 },
    });
  });

  it('parts what looks otherwise, and takes nothing without a time or a hash', () => {
    const other = flip(5n, ...Array.from({ length: 19 }, (_, bit) => bit * 3));
    expect(groupBursts([frame('a', 0), frame('b', 0.5, { perceptualHash: other })]).size).toBe(0);
    expect(groupBursts([frame('a', 0), frame('b', 0, { capturedAt: null })]).size).toBe(0);
    expect(groupBursts([frame('a', 0), frame('b', 0, { perceptualHash: null })]).size).toBe(0);
  });

  it('ends the same in whatever order the photos come', () => {
    const random = seeded(4);
    const frames = Array.from({ length: 200 }, (_, n) =>
      frame(`f${String(n).padStart(3, '0')}`, Math.floor(random() * 300), { sharpness: Math.floor(random() * 5) }),
    );
    const expected = inOrder(groupBursts(frames));
    expect(expected.length).toBeGreaterThan(50);
    for (let n = 0; n < 5; n++) expect(inOrder(groupBursts(shuffled(frames, random)))).toEqual(expected);
  });
});

describe('NearHashes', () => {
  it('finds exactly what a comparison with all finds', () => {
    const random = seeded(9);
    const hashes = Array.from({ length: 600 }, () => random64(random));
    // Near ones, spread over every piece.
    for (let n = 0; n < 300; n++) {
      const bits = Array.from({ length: 1 + (n % 9) }, () => Math.floor(random() * 64));
      hashes.push(flip(hashes[n]!, ...bits));
    }
    const near = new NearHashes();
    for (const [n, hash] of hashes.entries()) near.add(hash, String(n));
    for (const bits of [0, 3, 7]) {
      for (const hash of hashes.slice(0, 300)) {
        const expected = hashes.flatMap((other, n) => (bitsApart(hash, other) <= bits ? [String(n)] : []));
        expect(near.near(hash, bits).toSorted()).toEqual(expected.toSorted());
      }
    }
  });

  it('counts bits of signed numbers', () => {
    expect(bitsApart(-1n, 0n)).toBe(64);
    expect(bitsApart(-(2n ** 63n), 1n)).toBe(2);
  });
});

describe('groupLikenesses', () => {
  const photo = (id: string, perceptualHash: bigint, more: Partial<Likeness> = {}): Likeness => ({
    id,
    perceptualHash,
    colourHash: 0n,
    width: 3000,
    height: 2000,
    ...more,
  });

  it('joins what differs in a few bits of light, colour and shape alike', () => {
    const found = groupLikenesses([
      photo('a', 77n),
      photo('b', flip(77n, 1, 20, 40)),
      photo('other colour', 77n, { colourHash: 0xfffn }),
      photo('other shape', 77n, { width: 2000, height: 3000 }),
      photo('far', flip(77n, 0, 1, 2, 3, 4, 5, 6)),
      photo('unmeasured', 77n, { colourHash: null }),
    ]);
    expect(Object.fromEntries(found)).toEqual({ a: 'a', b: 'a' });
  });

  it('never joins two unlike photos by what lies between them', () => {
    const steps = Array.from({ length: 10 }, (_, n) =>
      photo(`p${n}`, flip(0n, ...Array.from({ length: n * 5 }, (__, bit) => bit))),
    );
    const found = groupLikenesses(steps);
    for (const { id, perceptualHash } of steps) {
      const first = steps.find((step) => step.id === found.get(id));
      if (first) expect(bitsApart(first.perceptualHash!, perceptualHash!)).toBeLessThanOrEqual(6);
    }
  });
});

it('groups 3,000 photos without comparing all with all, also when all are equal', () => {
  const random = seeded(2);
  const ids = Array.from({ length: 3000 }, (_, n) => String(n).padStart(5, '0'));
  const sizes = { colourHash: 0n, width: 3, height: 2 };
  const varied = ids.map((id) => ({ id, perceptualHash: random64(random), ...sizes }));
  const equal = ids.map((id) => ({ id, perceptualHash: 1n, ...sizes }));
  const started = performance.now();
  expect(groupLikenesses(varied).size).toBe(0);
  expect(groupLikenesses(equal).size).toBe(3000);
  expect(performance.now() - started).toBeLessThan(3000);
});
