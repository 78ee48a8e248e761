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
  const size = { width: 6000, height: 4000 };
  return {
    id,
    name: `${id}.jpg`,
    camera: 'Nikon Z 8',
    serial: null,
    ...size,
    capturedAt,
    perceptualHash: 5n,
    sharpness: 100,
    ...more,
  };
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

  it('parts two bodies of one model that shoot at once, and a resized copy from its frame', () => {
    const places = groupBursts([
      frame('a1', 0, { serial: '3001' }),
      frame('b1', 0.1, { serial: '3002' }),
      frame('a2', 0.2, { serial: '3001' }),
      frame('b2', 0.3, { serial: '3002' }),
      frame('copy', 0.2, { serial: '3001', width: 3000, height: 2000 }),
    ]);
    expect(Object.fromEntries([...places].map(([id, { key, size }]) => [id, `${key} ${size}`]))).toEqual({
      a1: 'a1 2',
      a2: 'a1 2',
      b1: 'b1 2',
      b2: 'b1 2',
    });
  });

  it('puts frames of one second in the order of their numbers, in whatever order they arrived', () => {
    // Each is 10 bits from its neighbour and too far from the one after that.
    const steps = Array.from({ length: 6 }, (_, n) => ({
      name: `DSC_${n + 8}.NEF`,
      perceptualHash: flip(0n, ...Array.from({ length: n * 10 }, (__, bit) => bit)),
    }));
    const random = seeded(7);
    for (let n = 0; n < 10; n++) {
      const arrived = shuffled(steps, random).map((step, place) => frame(`id-${place}`, 1, step));
      const places = groupBursts(arrived);
      expect([...places.values()].map(({ size }) => size)).toEqual([6, 6, 6, 6, 6, 6]);
      const first = arrived.find(({ name }) => name === 'DSC_8.NEF')!;
      expect(new Set([...places.values()].map(({ key }) => key))).toEqual(new Set([first.id]));
    }
  });

  it('makes the same bursts of 3,000 photos that arrive in any order and take their ids from it', () => {
    const random = seeded(11);
    const scenes = Array.from({ length: 700 }, () => ({ hash: random64(random), body: random() < 0.5 ? '1' : '2' }));
    const shot = Array.from({ length: 3000 }, (_, n) => {
      const scene = scenes[Math.floor(n / 4.3)]!;
      // Half of the cameras record no fractions of a second.
      const seconds = n * 0.9 + random() * 0.4;
      return {
        at: scene.body === '1' ? Math.floor(seconds) : seconds,
        more: {
          name: `IMG_${n}.CR3`,
          serial: scene.body,
          perceptualHash: flip(scene.hash, n % 7, 20 + (n % 11)),
          sharpness: Math.floor(random() * 1000),
        },
      };
    });
    const burstsOf = (order: typeof shot) => {
      const frames = order.map(({ at, more }, place) => frame(String(place).padStart(5, '0'), at, more));
      const names = new Map(frames.map(({ id, name }) => [id, name]));
      return inOrder(
        new Map(
          [...groupBursts(frames)].map(([id, place]) => [names.get(id)!, { ...place, key: names.get(place.key)! }]),
        ),
      );
    };
    const expected = burstsOf(shot);
    expect(expected.length).toBeGreaterThan(2000);
    for (let n = 0; n < 4; n++) expect(burstsOf(shuffled(shot, random))).toEqual(expected);
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
