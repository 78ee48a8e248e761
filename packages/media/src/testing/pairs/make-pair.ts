import { join } from 'node:path';
import type { Sharp } from 'sharp';
import sharp from 'sharp';
import type { Area } from '../../compare/changed-here.ts';
import { asSharp, between, oneOf, readRaw, seeded, type Raw } from './raw-picture.ts';
import { planRetouch, type RetouchKind } from './retouch-kinds.ts';

/** What happened to a picture on its way, besides retouching. */
export type Treatment =
  | 'untouched'
  | 're-encoded'
  | 'cropped'
  | 'resized'
  | 'cropped and resized'
  | 'turned'
  | 'brightened';

export interface PairPlan {
  /** A picture file. */
  source: string;
  treatment: Treatment;
  retouch: RetouchKind | null;
  seed: number;
}

export interface DifferencePair {
  before: string;
  after: string;
  /** Where the version was retouched, in parts of it; null where it was not. */
  zone: Area | null;
  /** What of the zone was left alone. */
  spared: Area | null;
  /** What was drawn, for the report of one that was judged wrong. */
  facts: string;
}

/** Pixels: nobody hands in less. */
const LEAST_LONG_SIDE = 400;
/** Pixels of the picture that a wide zone keeps from a crop's border. */
const AIR = 4;

/**
 * Makes one pair: the picture as it came and, treated, as it might come back, encoded by another quality and colour
 * sampling. The same for a plan.
 */
export async function makeDifferencePair(directory: string, name: string, plan: PairPlan): Promise<DifferencePair> {
  const random = seeded(plan.seed);
  const { treatment } = plan;
  const original = await readRaw(plan.source);
  const part = treatment.startsWith('cropped') ? Math.sqrt(1 - between(random, 0.01, 0.4)) : 1;
  const long = Math.max(original.width, original.height) * part;
  const scale = treatment.endsWith('resized') ? Math.max(between(random, 0.25, 0.9), LEAST_LONG_SIDE / long) : 1;
  const smallest = Math.max(1, 1 / scale, long / 1024);
  const retouch = plan.retouch && planRetouch(plan.retouch, original, random, smallest);
  retouch?.plant(original);
  const before = join(directory, `${name}-before.jpg`);
  const encodings = [encoding(random, 85, 98), encoding(random, 60, 98)] as const;
  await asSharp(original).jpeg(encodings[0]).toFile(before);
  const work = await readRaw(before);
  retouch?.work(work);
  const angle = treatment === 'turned' ? between(random, 0.6, 3) * (random() < 0.5 ? -1 : 1) : 0;
  const cut = cutAround(work, retouch?.spared ?? retouch?.zone ?? null, part, angle, random);
  let image: Sharp = asSharp(work);
  if (angle !== 0) image = await applied(image.rotate(angle, { background: '#808080' }));
  if (angle !== 0 || part < 1) image = image.extract(cut);
  if (scale < 1) image = (await applied(image)).resize(Math.round(cut.width * scale));
  if (treatment === 'brightened') image = image.linear(between(random, 1.05, 1.2), between(random, 4, 12));
  const after = join(directory, `${name}-after.${treatment === 'untouched' ? 'png' : 'jpg'}`);
  await (treatment === 'untouched' ? image.png({ compressionLevel: 1 }) : image.jpeg(encodings[1])).toFile(after);
  const inVersion = (area: Area) => moved(area, work, angle, cut);
  return {
    before,
    after,
    zone: retouch && inVersion(retouch.zone),
    spared: retouch?.spared ? inVersion(retouch.spared) : null,
    facts: `${original.width}×${original.height} ${JSON.stringify(encodings)} part ${part.toFixed(3)} scale ${scale.toFixed(3)}`,
  };
}

function encoding(random: () => number, low: number, high: number) {
  const chromaSubsampling = oneOf(random, ['4:4:4', '4:2:0']);
  return { quality: Math.round(between(random, low, high)), chromaSubsampling };
}

/** A step that must not be put in another order with the next one. */
async function applied(image: Sharp): Promise<Sharp> {
  return sharp(await image.png({ compressionLevel: 1 }).toBuffer());
}

interface Cut {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Where the turned picture is cut: without its corners when turned, freely when not, with the retouched zone in it. */
function cutAround(work: Raw, zone: Area | null, cropped: number, angle: number, random: () => number): Cut {
  const turned = boundsOf(work, angle);
  const part = angle === 0 ? cropped : 0.8;
  const [width, height] = [Math.round(work.width * part), Math.round(work.height * part)];
  if (angle !== 0)
    return {
      left: Math.round((turned.width - width) / 2),
      top: Math.round((turned.height - height) / 2),
      width,
      height,
    };
  const start = (low: number, high: number) => Math.round(low + random() * Math.max(0, high - low));
  const z = zone ?? { x: 0.5, y: 0.5, width: 0, height: 0 };
  return {
    left: start(
      Math.max(0, (z.x + z.width) * work.width + AIR - width),
      Math.min(work.width - width, z.x * work.width - AIR),
    ),
    top: start(
      Math.max(0, (z.y + z.height) * work.height + AIR - height),
      Math.min(work.height - height, z.y * work.height - AIR),
    ),
    width,
    height,
  };
}

function boundsOf({ width, height }: Raw, angle: number): { width: number; height: number } {
  const [cos, sin] = [Math.abs(Math.cos((angle * Math.PI) / 180)), Math.abs(Math.sin((angle * Math.PI) / 180))];
  return { width: width * cos + height * sin, height: width * sin + height * cos };
}

/** The zone in the cut picture, around the turned centre. */
function moved(zone: Area, work: Raw, angle: number, cut: Cut): Area {
  const turned = boundsOf(work, angle);
  const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  const [x, y] = [(zone.x + zone.width / 2 - 0.5) * work.width, (zone.y + zone.height / 2 - 0.5) * work.height];
  const [u, v] = [cos * x - sin * y + turned.width / 2 - cut.left, sin * x + cos * y + turned.height / 2 - cut.top];
  const [width, height] = [(zone.width * work.width) / cut.width, (zone.height * work.height) / cut.height];
  return { x: u / cut.width - width / 2, y: v / cut.height - height / 2, width, height };
}
