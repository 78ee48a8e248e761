import { bitsApart, NearHashes } from './find-near-hashes.ts';

/** What photos are found to look alike by. */
export interface Likeness {
  id: string;
  perceptualHash: bigint | null;
  colourHash: bigint | null;
  width: number | null;
  height: number | null;
}

/** Bits of 64 in light, and in colour, by which two photos that look alike may differ. */
const [LIGHT_BITS, COLOUR_BITS] = [6, 8];
/** By how much their proportions may. */
const RATIO = 0.02;

/**
 * The photos that look alike across a project: id → the first of them. Each is compared with the first of its group and
 * not with its neighbours, so that a row of small differences never joins two unlike photos. The same for any order of
 * arrival: ids, which are given in time, decide which comes first.
 */
export function groupLikenesses(photos: readonly Likeness[]): Map<string, string> {
  // One entry for all photos of equal hashes: a thousand empty frames cost as much as one.
  const firsts = new Map<string, Measured>();
  const known = new NearHashes();
  const groups = new Map<string, string[]>();
  const same = new Map<string, string>();
  for (const photo of photos.flatMap(measured).toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const equal = `${photo.light} ${photo.colour} ${photo.ratio}`;
    const key = same.get(equal) ?? nearest(photo, known, firsts) ?? photo.id;
    if (key === photo.id) {
      known.add(photo.light, photo.id);
      firsts.set(photo.id, photo);
    }
    same.set(equal, key);
    groups.set(key, [...(groups.get(key) ?? []), photo.id]);
  }
  return new Map([...groups].flatMap(([key, ids]) => (ids.length < 2 ? [] : ids.map((id) => [id, key] as const))));
}

interface Measured {
  id: string;
  light: bigint;
  colour: bigint;
  ratio: number;
}

function measured({ id, perceptualHash: light, colourHash: colour, width, height }: Likeness): Measured[] {
  return light !== null && colour !== null && width && height ? [{ id, light, colour, ratio: width / height }] : [];
}

function nearest(photo: Measured, known: NearHashes, firsts: Map<string, Measured>): string | undefined {
  return known.near(photo.light, LIGHT_BITS).find((id) => {
    const first = firsts.get(id);
    return (
      first !== undefined &&
      bitsApart(first.colour, photo.colour) <= COLOUR_BITS &&
      Math.abs(first.ratio / photo.ratio - 1) <= RATIO
    );
  });
}
