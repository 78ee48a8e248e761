import { between, clamp, seeded, type Raw } from './raw-picture.ts';

/** What a made picture looks like. */
export const PICTURE_KINDS = ['cloth', 'still life', 'portrait', 'packshot', 'landscape', 'print'] as const;
export type PictureKind = (typeof PICTURE_KINDS)[number];

type Paint = (x: number, y: number) => readonly [number, number, number];

/** A picture of a kind with the grain of a sensor, the same for a seed; upright or lying. */
export function makePicture(kind: PictureKind, seed: number, longSide: number): Raw {
  const random = seeded(seed);
  const shortSide = Math.round(longSide * between(random, 0.62, 0.76));
  const [width, height] = random() < 0.6 ? [longSide, shortSide] : [shortSide, longSide];
  const colourAt = PAINTS[kind](random, width, height);
  const grain = between(random, 1, 7);
  const data = Buffer.alloc(width * height * 3);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i += 3) {
      const [red, green, blue] = colourAt(x, y);
      const noise = (random() + random() - 1) * grain;
      data[i] = clamp(red + noise);
      data[i + 1] = clamp(green + noise);
      data[i + 2] = clamp(blue + noise);
    }
  }
  return { data, width, height };
}

const PAINTS: Record<PictureKind, (random: () => number, width: number, height: number) => Paint> = {
  cloth: (random, width, height) => {
    const texture = waves(random, 7, 0.12);
    const [red, green, blue] = tone(random, 70, 190);
    return (x, y) => {
      const level = texture(x, y) * 0.5 - (40 * y) / height + (20 * x) / width;
      return [red + level, green + level, blue + level];
    };
  },
  'still life': (random, width, height) => {
    const texture = waves(random, 5, 0.1);
    const long = Math.max(width, height);
    const shapes = Array.from({ length: 5 + Math.floor(random() * 14) }, () => ({
      x: random() * width,
      y: random() * height,
      wide: between(random, 0.017, 0.15) * long,
      high: between(random, 0.017, 0.15) * long,
      isRound: random() < 0.5,
      colour: tone(random, 30, 220),
    }));
    const ground = tone(random, 110, 230);
    return (x, y) => {
      const shape = shapes.find((one) => {
        const [u, v] = [(x - one.x) / one.wide, (y - one.y) / one.high];
        return one.isRound ? u * u + v * v < 1 : Math.abs(u) < 1 && Math.abs(v) < 1;
      });
      const level = shape ? texture(x, y) * 0.7 : 0;
      const light = 1 - (0.25 * y) / height;
      const [red, green, blue] = shape?.colour ?? ground;
      return [(red + level) * light, (green + level) * light, (blue + level) * light];
    };
  },
  portrait: (random, width, height) => {
    const pores = waves(random, 9, 0.5);
    const hair = waves(random, 5, 0.35);
    const ground = tone(random, 60, 200);
    const [faceX, faceY, wide] = [width * between(random, 0.4, 0.6), height * 0.5, Math.min(width, height) * 0.34];
    return (x, y) => {
      const [u, v] = [(x - faceX) / wide, (y - faceY) / (wide * 1.25)];
      const away = Math.hypot(u, v);
      if (away > 1.25) return ground.map((level) => level * (1 - 0.2 * (y / height))) as [number, number, number];
      const dark = hair(x, y * 0.15) * 1.4;
      if (away > 1 || (v < -0.55 && away > 0.7)) return [58 + dark, 42 + dark, 34 + dark];
      const light = 1.02 - 0.22 * u - 0.1 * v * v + 0.012 * pores(x, y) * 0.4;
      const eye = Math.hypot(Math.abs(u) - 0.38, (v + 0.12) * 1.9) < 0.13 ? 0.35 : 1;
      const mouth = Math.hypot(u * 0.9, (v - 0.5) * 3.4) < 0.3 ? 30 : 0;
      return [214 * light * eye, (172 - mouth) * light * eye, (150 - mouth) * light * eye];
    };
  },
  packshot: (random, width, height) => {
    const texture = waves(random, 6, 0.25);
    const [red, green, blue] = tone(random, 40, 200);
    const [x0, y0, wide] = [width / 2, height * 0.52, Math.min(width, height) * between(random, 0.25, 0.38)];
    return (x, y) => {
      const [u, v] = [(x - x0) / wide, (y - y0) / wide];
      if (Math.abs(u) ** 4 + Math.abs(v) ** 4 < 1) {
        const light = 0.85 + 0.3 * Math.exp(-((u + 0.35) ** 2) * 14) - 0.25 * u;
        const level = Math.abs(v - 0.2) < 0.12 ? 40 : texture(x, y) * 0.35;
        return [red * light + level, green * light + level, blue * light + level];
      }
      const shadow = 60 * Math.exp(-((v - 1.05) ** 2) * 30 - u * u);
      return [246 - shadow, 246 - shadow, 248 - shadow];
    };
  },
  landscape: (random, width, height) => {
    const rough = clouds(random, Math.max(width, height));
    const horizon = height * between(random, 0.3, 0.5);
    return (x, y) => {
      const level = rough(x, y);
      if (y < horizon + level * 0.4) {
        const high = y / horizon;
        return [120 + 60 * high + level * 0.25, 160 + 40 * high + level * 0.25, 215 + 5 * high + level * 0.2];
      }
      return [95 + level, 105 + level * 1.1, 60 + level * 0.7];
    };
  },
  print: (random, width, height) => {
    const cell = Math.max(width, height) / between(random, 50, 90);
    const letters = seeded(Math.floor(random() * 1e6));
    const bits = Uint8Array.from({ length: 200 * 200 }, () => (letters() < 0.45 ? 1 : 0));
    const ink = tone(random, 10, 90);
    const paper = tone(random, 205, 245);
    return (x, y) => {
      const [column, row] = [Math.floor(x / cell), Math.floor(y / cell)];
      const isLine = row % 3 !== 2 && x > width * 0.1 && x < width * 0.9 && y > height * 0.1 && y < height * 0.9;
      return isLine && bits[(row % 200) * 200 + (column % 200)] === 1 ? ink : paper;
    };
  },
};

function tone(random: () => number, low: number, high: number): [number, number, number] {
  return [between(random, low, high), between(random, low, high), between(random, low, high)];
}

/** A weave of sines of up to `fastest` radians a pixel. */
function waves(random: () => number, count: number, fastest: number): (x: number, y: number) => number {
  const all = Array.from({ length: count }, () => ({
    x: (random() - 0.5) * fastest * (0.3 + random()),
    y: (random() - 0.5) * fastest * (0.3 + random()),
    phase: random() * 6.28,
    strength: between(random, 3, 18),
  }));
  return (x, y) => {
    let sum = 0;
    for (const one of all) sum += one.strength * Math.sin(one.x * x + one.y * y + one.phase);
    return sum;
  };
}

/** Noise whose strength falls with its fineness, as in stone, leaves and clouds: octaves of a random lattice. */
function clouds(random: () => number, longSide: number): (x: number, y: number) => number {
  const SIDE = 64;
  const lattice = Float32Array.from({ length: SIDE * SIDE }, () => random() - 0.5);
  const at = (column: number, row: number) => lattice[(row & (SIDE - 1)) * SIDE + (column & (SIDE - 1))]!;
  return (x, y) => {
    let sum = 0;
    for (let octave = 0, step = longSide / 5, strength = 110; octave < 7; octave++, step /= 2, strength *= 0.62) {
      const [u, v] = [x / step + octave * 17, y / step + octave * 31];
      const [column, row] = [Math.floor(u), Math.floor(v)];
      const [fx, fy] = [u - column, v - row];
      const [sx, sy] = [fx * fx * (3 - 2 * fx), fy * fy * (3 - 2 * fy)];
      const upper = at(column, row) * (1 - sx) + at(column + 1, row) * sx;
      const lower = at(column, row + 1) * (1 - sx) + at(column + 1, row + 1) * sx;
      sum += strength * (upper * (1 - sy) + lower * sy);
    }
    return sum;
  };
}
