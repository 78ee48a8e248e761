import sharp from 'sharp';
import { COMPARISON_ALGORITHM } from './algorithm.ts';
import { alignPictures } from './align-pictures.ts';
import { toChangeMap, type ChangeMap } from './changed-here.ts';
import { findRegions, round, type ChangedRegion } from './find-regions.ts';
import { globalTone } from './global-tone.ts';
import { layOver, type Rgb } from './lay-over.ts';
import { measureChange, type PixelChange } from './measure-change.ts';
import { filling, inLongSides, scaleOf, type Placement } from './placement.ts';
import { lightOf } from './plane.ts';

/** Long side in pixels at which two pictures are compared: grain and compression vanish, retouching stays. */
const COMPARISON_LONG_SIDE = 1024;
/** The original is read larger where the version shows a part of it; never beyond this. */
const LARGEST_LONG_SIDE = 3072;
/** Pixels by which both are softened. */
const BLUR = 1.2;
/** Mean difference per channel, of 255, from which a place differs as it is, and from which a tone explains it. */
const DIFFERS_FROM = 10;

export interface Comparison {
  /** Which way of comparing this came of. */
  algorithm: number;
  /** Share of the version that changed, in basis points (10,000 is all of it). */
  changedBasisPoints: number;
  /** The same with a change of the whole picture's exposure or colour left in: what likeness is judged by. */
  differingBasisPoints: number;
  /** Pixels of the heat map. */
  width: number;
  height: number;
  /** CIEDE2000 between both where they show the same, the whole picture's tone taken out. */
  deltaE: { mean: number; max: number };
  /** Mean CIEDE2000 of what was done to the tone of the whole picture; 0 for nothing. */
  toneDeltaE: number;
  /** The places that changed, largest first. */
  regions: ChangedRegion[];
  map: ChangeMap;
  /** Where the version lies in the original: cropped, resized, turned. */
  placement: Placement;
  isMoved: boolean;
  /** Height of the original for a width of 1. */
  originalRatio: number;
  /** Share of the original that the version still shows, in basis points. */
  keptBasisPoints: number;
}

/**
 * Compares a version with its original and writes a heat map (PNG in the version's frame, transparent where nothing
 * changed). The original is laid over the version first, also when that was cropped, resized or slightly turned; a change
 * of exposure or colour of the whole picture is taken out, so that the places worked on stand out. Throws when a picture
 * cannot be decoded.
 */
export async function compareImages(beforePath: string, afterPath: string, heatMapPath: string): Promise<Comparison> {
  const after = await decode(afterPath, COMPARISON_LONG_SIDE);
  const { width, height } = after;
  const whole = await decode(beforePath, COMPARISON_LONG_SIDE);
  const isOfOneSize = whole.width === width && whole.height === height;
  const filled = isOfOneSize ? whole : await decode(beforePath, { width, height });
  const { original, originalRatio, perLong, placement, isMoved } = await align(beforePath, after, whole, filled);
  const laidAt = isMoved ? placement : filling(after, filled);
  // Pixel on pixel nothing is interpolated.
  const laid = isMoved
    ? layOver(original, after, laidAt, perLong)
    : { data: filled.data, covered: new Uint8Array(width * height).fill(1) };
  const before = { data: laid.data, width, height };
  const tones = globalTone(laid.data, after.data, DIFFERS_FROM);
  const isResampled = isMoved || (await sizeOf(beforePath)) !== (await sizeOf(afterPath));
  const change = measureChange(before, after, laid.covered, tones, { isMoved, isResampled });
  const { regions, changed } = findRegions(change.deltaE, change.excess, width, height);
  await writeHeatMap(change, changed, width, height, heatMapPath);
  const share = (count: number) => Math.round((count / (width * height)) * 10_000);
  return {
    algorithm: COMPARISON_ALGORITHM,
    changedBasisPoints: share(changed.reduce((sum, one) => sum + one, 0)),
    differingBasisPoints: share(countDiffering(filled.data, after.data)),
    width,
    height,
    deltaE: { mean: round(change.mean), max: round(change.max) },
    toneDeltaE: round(change.toneDeltaE),
    regions,
    map: toChangeMap(changed, change.deltaE, width, height),
    placement,
    isMoved,
    originalRatio,
    keptBasisPoints: keptOf(laid.covered, laidAt, after, original),
  };
}

/** Width and height of a file, upright: two of one size were not resized. */
async function sizeOf(path: string): Promise<string> {
  const { autoOrient } = await sharp(path).metadata();
  return `${autoOrient.width}×${autoOrient.height}`;
}

/** The original at the version's density, and where the version lies in it. */
async function align(path: string, after: Rgb, whole: Rgb, filled: Rgb) {
  const light = (picture: Rgb) => lightOf(picture.data, picture.width, picture.height);
  const { placement, isMoved } = alignPictures(light(after), light(whole));
  const originalRatio = whole.height / whole.width;
  if (!isMoved)
    return {
      original: filled,
      originalRatio,
      perLong: perLongOf(filled, filled),
      placement: filling(after, whole),
      isMoved,
    };
  const longSide = Math.round(Math.max(after.width, after.height) / scaleOf(placement));
  const original = await decode(path, Math.min(LARGEST_LONG_SIDE, longSide));
  return { original, originalRatio, perLong: perLongOf(original, whole), placement, isMoved };
}

/** Pixels to a long side of the whole, which was decoded at another size: each was rounded by itself. */
function perLongOf(picture: Rgb, whole: Rgb): [number, number] {
  const unit = inLongSides(whole);
  return [picture.width / unit.width, picture.height / unit.height];
}

/** Oriented, sRGB, on white and softened; inside of a long side (never enlarged) or stretched to a size. */
async function decode(path: string, size: number | { width: number; height: number }): Promise<Rgb> {
  const isFree = typeof size === 'number';
  const { width, height } = isFree ? { width: size, height: size } : size;
  const { data, info } = await sharp(path, { autoOrient: true })
    .resize(width, height, { fit: isFree ? 'inside' : 'fill', withoutEnlargement: isFree })
    .flatten({ background: '#ffffff' })
    .blur(BLUR)
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

function countDiffering(before: Uint8Array, after: Uint8Array): number {
  let count = 0;
  for (let i = 0; i < after.length; i += 3) {
    const sum =
      Math.abs(before[i]! - after[i]!) +
      Math.abs(before[i + 1]! - after[i + 1]!) +
      Math.abs(before[i + 2]! - after[i + 2]!);
    if (sum >= 3 * DIFFERS_FROM) count++;
  }
  return count;
}

/** By area: what of the version lies inside of the original, as a part of the original. */
function keptOf(covered: Uint8Array, placement: Placement, after: Rgb, original: Rgb): number {
  const inside = covered.reduce((sum, one) => sum + one, 0) / Math.max(after.width, after.height) ** 2;
  const whole = (original.width * original.height) / Math.max(original.width, original.height) ** 2;
  return Math.min(10_000, Math.round(((inside * scaleOf(placement) ** 2) / whole) * 10_000));
}

/** From yellow for a faint change to red for a strong one. */
async function writeHeatMap(
  { deltaE }: PixelChange,
  changed: Uint8Array,
  width: number,
  height: number,
  path: string,
): Promise<void> {
  const heat = Buffer.alloc(width * height * 4);
  for (let at = 0, p = 0; at < changed.length; at++, p += 4) {
    if (changed[at] === 0) continue;
    const strength = Math.min(1, deltaE[at]! / 30);
    heat[p] = 255;
    heat[p + 1] = Math.round(200 * (1 - strength));
    heat[p + 2] = 30;
    heat[p + 3] = Math.round(90 + 150 * strength);
  }
  await sharp(heat, { raw: { width, height, channels: 4 } })
    .png({ compressionLevel: 6 })
    .toFile(path);
}
