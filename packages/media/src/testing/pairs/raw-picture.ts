import sharp from 'sharp';

/** 8-bit RGB, rows top to bottom. */
export interface Raw {
  data: Buffer;
  width: number;
  height: number;
}

/** Numbers from 0 to 1, the same for a seed. */
export function seeded(seed: number): () => number {
  let state = Math.imul(seed + 1, 2654435761) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

export const between = (random: () => number, low: number, high: number) => low + random() * (high - low);
export const oneOf = <T>(random: () => number, all: readonly T[]): T => all[Math.floor(random() * all.length)]!;
export const clamp = (level: number) => Math.min(255, Math.max(0, Math.round(level)));

/** @param longSide pixels beyond which it is made smaller */
export async function readRaw(path: string | Buffer, longSide?: number): Promise<Raw> {
  const { data, info } = await sharp(path, { autoOrient: true })
    .resize(longSide, longSide, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

export function asSharp({ data, width, height }: Raw) {
  return sharp(data, { raw: { width, height, channels: 3 } });
}
