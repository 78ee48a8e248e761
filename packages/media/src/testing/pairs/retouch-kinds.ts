import type { Area } from '../../compare/changed-here.ts';
import { boxOf, findPlace, lightAt, type Wanted } from './find-place.ts';
import { between, type Raw } from './raw-picture.ts';
import { bend, cloneFrom, repaint, swapGround } from './strokes.ts';

/** What somebody did to a place of a picture. */
export const RETOUCH_KINDS = [
  'dust spot',
  'blemish',
  'spot removal',
  'colour shift',
  'dodge or burn',
  'liquify',
  'clone',
  'background swap',
] as const;
export type RetouchKind = (typeof RETOUCH_KINDS)[number];

export interface Retouch {
  /** What is in the original already, for the retoucher to take away. */
  plant: (picture: Raw) => void;
  work: (picture: Raw) => void;
  /** Where, in parts of the picture. */
  zone: Area;
  /** What inside of the zone was left alone, where that is more than its edge. */
  spared?: Area;
}

/**
 * Plans a retouch of a kind somewhere in a picture, as people do them: small faults are taken out of quiet places, bent is
 * what has a shape, and no place is worked on that is burnt out or black.
 * @param smallest pixels of the picture that are still seen as so many in the version: dust is at least four of those
 */
export function planRetouch(kind: RetouchKind, picture: Raw, random: () => number, smallest: number): Retouch {
  const long = Math.max(picture.width, picture.height);
  const nothing = () => {};
  const faulty = (radius: number, wanted: Wanted, shift: readonly number[], soft: number): Retouch => {
    const disc = findPlace(picture, random, radius, wanted);
    const sign = lightAt(picture, disc) > 120 ? -1 : 1;
    const from = { x: radius * (random() < 0.5 ? 2.6 : -2.6), y: radius * between(random, -1, 1) };
    return {
      plant: (raw) => repaint(raw, disc, soft, (level, c) => level + sign * shift[c]!),
      work: (raw) => cloneFrom(raw, { ...disc, radius: radius * 1.25 }, from),
      zone: boxOf({ ...disc, radius: radius * 1.25 }, picture),
    };
  };
  const plans: Record<RetouchKind, () => Retouch> = {
    'dust spot': () => {
      const radius = Math.max((between(random, 3, 6) * long) / 1600, 2 * smallest);
      const dark = between(random, 30, 55);
      return faulty(radius, 'quiet', [dark, dark, dark], 2);
    },
    blemish: () => {
      const strength = between(random, 1, 1.6);
      const radius = Math.max(between(random, 0.006, 0.015) * long, 3 * smallest);
      return faulty(radius, 'quiet', [-16 * strength, 16 * strength, 14 * strength], 1.2);
    },
    'spot removal': () => {
      const dark = between(random, 26, 50);
      return faulty(Math.max(between(random, 0.008, 0.02) * long, 3 * smallest), 'quiet', [dark, dark, dark * 0.8], 3);
    },
    'colour shift': () => {
      const disc = findPlace(picture, random, between(random, 0.03, 0.08) * long, 'any');
      const strong = Math.floor(random() * 3);
      const sign = lightAt(picture, disc) > 120 ? -1 : 1;
      const amount = between(random, 22, 34) * sign;
      const shift = (level: number, c: number) => level + (c === strong ? amount : -amount / 4);
      return { plant: nothing, work: (raw) => repaint(raw, disc, 3, shift), zone: boxOf(disc, picture) };
    },
    'dodge or burn': () => {
      const disc = findPlace(picture, random, between(random, 0.06, 0.14) * long, 'quiet');
      const amount = between(random, 7, 12) * (lightAt(picture, disc) > 120 ? -1 : 1);
      const work = (raw: Raw) => repaint(raw, disc, 1.6, (level) => level + amount);
      return { plant: nothing, work, zone: boxOf(disc, picture) };
    },
    liquify: () => {
      const disc = findPlace(picture, random, between(random, 0.05, 0.09) * long, 'structured');
      const angle = random() * 2 * Math.PI;
      const push = between(random, 0.012, 0.02) * long;
      const by = { x: Math.cos(angle) * push, y: Math.sin(angle) * push };
      return { plant: nothing, work: (raw) => bend(raw, disc, by), zone: boxOf(disc, picture) };
    },
    clone: () => {
      const disc = findPlace(picture, random, between(random, 0.03, 0.06) * long, 'structured');
      const other = findPlace(picture, random, disc.radius, 'unlike', disc);
      const from = { x: other.x - disc.x, y: other.y - disc.y };
      return { plant: nothing, work: (raw) => cloneFrom(raw, disc, from), zone: boxOf(disc, picture) };
    },
    'background swap': () => {
      const { width, height } = picture;
      const [wide, high] = [width * between(random, 0.24, 0.34), height * between(random, 0.24, 0.34)];
      const colours = [0, 1, 2].map(() => between(random, 60, 220));
      const work = (raw: Raw) => swapGround(raw, wide, high, colours);
      const [w, h] = [(wide * 1.35) / width, (high * 1.35) / height];
      return {
        plant: nothing,
        work,
        zone: { x: 0, y: 0, width: 1, height: 1 },
        spared: { x: 0.5 - w / 2, y: 0.5 - h / 2, width: w, height: h },
      };
    },
  };
  return plans[kind]();
}
