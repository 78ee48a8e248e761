import { join } from 'node:path';
import sharp from 'sharp';
import type { Area } from '../compare/changed-here.ts';

/** What was done to a picture; the first three change nothing that anybody worked on. */
export type Treatment =
  | 'untouched'
  | 're-encoded'
  | 'resized'
  | 'cropped'
  | 'turned'
  | 'brightened'
  | 'retouched'
  | 'retouched and re-encoded'
  | 'retouched and resized'
  | 'retouched and cropped'
  | 'retouched and turned'
  | 'retouched and brightened';

export const TREATMENTS: readonly Treatment[] = [
  're-encoded',
  'retouched',
  'untouched',
  'retouched and re-encoded',
  'resized',
  'retouched and resized',
  'cropped',
  'retouched and cropped',
  'turned',
  'retouched and turned',
  'brightened',
  'retouched and brightened',
];

export interface DifferencePair {
  before: string;
  after: string;
  treatment: Treatment;
  /** Where the version was retouched, in parts of it; null where it was not. */
  zone: Area | null;
}

/** Numbers from 0 to 1, the same for a seed. */
export function seeded(seed: number): () => number {
  let state = Math.imul(seed + 1, 2654435761) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

interface Raw {
  data: Buffer;
  width: number;
  height: number;
}

/**
 * Makes one pair: the picture as it came and, treated, as it might come back. The same for a seed.
 * @param source a picture file, or the long side in pixels of one that is made
 */
export async function makeDifferencePair(
  directory: string,
  name: string,
  source: string | number,
  treatment: Treatment,
  seed: number,
): Promise<DifferencePair> {
  const random = seeded(seed);
  const original = typeof source === 'string' ? await read(source) : madePicture(random, source);
  const before = join(directory, `${name}-before.jpg`);
  await sharp(original.data, { raw: { ...sizeOf(original), channels: 3 } })
    .jpeg({ quality: 92, chromaSubsampling: '4:4:4' })
    .toFile(before);
  const work = await read(before);
  const spot = treatment.startsWith('retouched') ? retouch(work, random) : null;
  let image = sharp(work.data, { raw: { ...sizeOf(work), channels: 3 } });
  let zone = spot;
  let quality = 92;
  if (treatment.endsWith('re-encoded')) quality = 55 + Math.round(random() * 30);
  if (treatment.endsWith('resized')) image = image.resize(Math.round(work.width * (0.45 + random() * 0.45)));
  if (treatment.endsWith('brightened')) image = image.linear(1.05 + random() * 0.15, 4 + random() * 8);
  if (treatment.endsWith('cropped') || treatment.endsWith('turned')) {
    const angle = treatment.endsWith('turned') ? (0.6 + random() * 2.4) * (random() < 0.5 ? -1 : 1) : 0;
    const cut = cutAround(work, spot, angle, random);
    const turned = angle === 0 ? image : image.rotate(angle, { background: '#808080' });
    image = sharp(await turned.png({ compressionLevel: 1 }).toBuffer()).extract(cut);
    zone = spot && moved(spot, work, angle, cut);
  }
  const after = join(directory, `${name}-after.jpg`);
  await image.jpeg({ quality }).toFile(after);
  return { before, after, treatment, zone };
}

const sizeOf = ({ width, height }: Raw) => ({ width, height });

async function read(path: string): Promise<Raw> {
  const { data, info } = await sharp(path)
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** Cloth, skin, stone or shapes before a soft ground, with the grain of a sensor. */
function madePicture(random: () => number, longSide: number): Raw {
  const shortSide = Math.round(longSide * 0.68);
  const [width, height] = random() < 0.6 ? [longSide, shortSide] : [shortSide, longSide];
  const data = Buffer.alloc(width * height * 3);
  const waves = Array.from({ length: 7 }, () => ({
    x: (random() - 0.5) * 0.12 * (0.2 + random()),
    y: (random() - 0.5) * 0.12 * (0.2 + random()),
    phase: random() * 6.28,
    strength: 4 + random() * 16,
  }));
  const shapes = Array.from({ length: 5 + Math.floor(random() * 14) }, () => ({
    x: random() * width,
    y: random() * height,
    wide: (0.017 + random() * 0.13) * longSide,
    high: (0.017 + random() * 0.13) * longSide,
    isRound: random() < 0.5,
    colour: [30 + random() * 190, 30 + random() * 190, 30 + random() * 190] as const,
  }));
  const ground = [120 + random() * 110, 120 + random() * 110, 120 + random() * 110] as const;
  const grain = 2 + random() * 8;
  const isCloth = random() < 0.5;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const shape = shapes.find((one) => {
        const [u, v] = [(x - one.x) / one.wide, (y - one.y) / one.high];
        return one.isRound ? u * u + v * v < 1 : Math.abs(u) < 1 && Math.abs(v) < 1;
      });
      let texture = 0;
      if (shape || isCloth)
        for (const wave of waves) texture += wave.strength * Math.sin(wave.x * x + wave.y * y + wave.phase);
      const light = 1 - (0.25 * y) / height;
      const colour = shape?.colour ?? ground;
      const noise = (random() + random() - 1) * grain;
      for (let c = 0; c < 3; c++)
        data[(y * width + x) * 3 + c] = clamp((colour[c]! + texture * (shape ? 1 : 0.5)) * light + noise);
    }
  }
  return { data, width, height };
}

const clamp = (level: number) => Math.min(255, Math.max(0, Math.round(level)));

/** Repaints a soft disc somewhere inside: lighter, darker or of another colour. */
function retouch({ data, width, height }: Raw, random: () => number): Area {
  const radius = (0.012 + random() * 0.05) * Math.max(width, height);
  const x = radius * 1.2 + (0.28 + random() * 0.44) * (width - 2.4 * radius);
  const y = radius * 1.2 + (0.28 + random() * 0.44) * (height - 2.4 * radius);
  const kind = Math.floor(random() * 3);
  // Away from white and black: what is clipped on the way back cannot be found.
  const sign = data[(Math.round(y) * width + Math.round(x)) * 3 + 1]! > 120 ? -1 : 1;
  const strong = Math.floor(random() * 3);
  const shift = [0, 1, 2].map((c) => (kind === 1 ? (c === strong ? 34 : -6) : 24 + random() * 14) * sign);
  const from = Buffer.from(data);
  for (let j = Math.floor(y - radius); j <= y + radius; j++) {
    for (let i = Math.floor(x - radius); i <= x + radius; i++) {
      const weight = Math.min(1, Math.max(0, (1 - Math.hypot(i - x, j - y) / radius) * 3));
      if (weight === 0 || i < 0 || j < 0 || i >= width || j >= height) continue;
      for (let c = 0; c < 3; c++) {
        const at = (j * width + i) * 3 + c;
        data[at] = clamp(from[at]! + weight * shift[c]!);
      }
    }
  }
  const [w, h] = [(2 * radius) / width, (2 * radius) / height];
  return { x: x / width - w / 2, y: y / height - h / 2, width: w, height: h };
}

interface Cut {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Where the turned picture is cut: without its corners when turned, freely when not, with the retouched zone in it. */
function cutAround(work: Raw, zone: Area | null, angle: number, random: () => number): Cut {
  const turned = boundsOf(work, angle);
  const part = angle === 0 ? 0.55 + random() * 0.35 : 0.8;
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
      Math.max(0, (z.x + z.width) * work.width + 4 - width),
      Math.min(work.width - width, z.x * work.width - 4),
    ),
    top: start(
      Math.max(0, (z.y + z.height) * work.height + 4 - height),
      Math.min(work.height - height, z.y * work.height - 4),
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
