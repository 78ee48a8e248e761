/** CIE L*a*b* under D65. */
export type Lab = readonly [lightness: number, a: number, b: number];
export type LabRows = readonly [lightness: Float32Array, a: Float32Array, b: Float32Array];

/** Levels of 8-bit sRGB, in sixteenths, as linear light. */
const LINEAR = Float64Array.from({ length: 255 * 16 + 1 }, (_, n) => {
  const level = n / (255 * 16);
  return level <= 0.04045 ? level / 12.92 : ((level + 0.055) / 1.055) ** 2.4;
});
/** Between two sixteenths the light is next to straight. */
const linear = (level: number) => {
  const at = Math.min(255, Math.max(0, level)) * 16;
  const below = Math.min(255 * 16 - 1, Math.floor(at));
  return LINEAR[below]! + (LINEAR[below + 1]! - LINEAR[below]!) * (at - below);
};
/** Cube roots of every so much light; between two of them they are straight to less than a ten-thousandth of L*. */
const STEPS = 16_384;
const ROOTS = Float64Array.from({ length: Math.ceil(STEPS * 1.01) + 2 }, (_, n) => Math.cbrt(n / STEPS));
function bend(t: number): number {
  if (t <= 216 / 24389) return (t * (24389 / 27) + 16) / 116;
  const at = t * STEPS;
  const below = Math.floor(at);
  return ROOTS[below]! + (ROOTS[below + 1]! - ROOTS[below]!) * (at - below);
}

/** Levels of sRGB (0 to 255, also between two) as L*a*b*: IEC 61966-2-1, white D65. */
export function toLab(red: number, green: number, blue: number): Lab {
  const [r, g, b] = [linear(red), linear(green), linear(blue)];
  const x = bend((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = bend(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = bend((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** All pixels of a picture. @param rgb three levels a pixel */
export function toLabRows(rgb: Float32Array): LabRows {
  const count = rgb.length / 3;
  const rows = [new Float32Array(count), new Float32Array(count), new Float32Array(count)] as const;
  const [lightness, green, yellow] = rows;
  for (let n = 0, i = 0; n < count; n++, i += 3) {
    const [l, a, b] = toLab(rgb[i]!, rgb[i + 1]!, rgb[i + 2]!);
    lightness[n] = l;
    green[n] = a;
    yellow[n] = b;
  }
  return rows;
}

const DEGREE = Math.PI / 180;
const TWENTY_FIVE_7 = 25 ** 7;
/** Length of the sum of two directions up to which they are opposite. */
const OPPOSITE = 1e-9;
const [COS_30, SIN_30] = [Math.cos(30 * DEGREE), Math.sin(30 * DEGREE)];
const [COS_6, SIN_6] = [Math.cos(6 * DEGREE), Math.sin(6 * DEGREE)];
const [COS_275, SIN_275] = [Math.cos(275 * DEGREE), Math.sin(275 * DEGREE)];
const [COS_63, SIN_63] = [Math.cos(63 * DEGREE), Math.sin(63 * DEGREE)];

/**
 * How different two colours look, 1 being just visible: CIEDE2000 as written down by Sharma, Wu and Dalal (2005). Hues
 * are taken as directions, not as angles: the mean hue is the direction between both, and the cosines of its multiples
 * follow from it, so that a picture's million pixels need no trigonometry but, where they are blue, one arc tangent each.
 */
export function deltaE2000(one: Lab, other: Lab): number {
  return difference(one[0], one[1], one[2], other[0], other[1], other[2]);
}

/** The same for each pixel of two pictures. */
export function deltaE2000Rows([l1, a1, b1]: LabRows, [l2, a2, b2]: LabRows): Float32Array {
  const out = new Float32Array(l1.length);
  for (let n = 0; n < out.length; n++) out[n] = difference(l1[n]!, a1[n]!, b1[n]!, l2[n]!, a2[n]!, b2[n]!);
  return out;
}

function difference(l1: number, a1: number, b1: number, l2: number, a2: number, b2: number): number {
  const stretch = 1.5 - 0.5 * saturation((Math.sqrt(a1 * a1 + b1 * b1) + Math.sqrt(a2 * a2 + b2 * b2)) / 2);
  const a1s = a1 * stretch;
  const a2s = a2 * stretch;
  const c1 = Math.sqrt(a1s * a1s + b1 * b1);
  const c2 = Math.sqrt(a2s * a2s + b2 * b2);
  const l = (l1 + l2) / 2 - 50;
  const c = (c1 + c2) / 2;
  // The mean of two hues; of a grey and a colour, the colour's; of two greys any, for nothing hangs on it. Opposite hues
  // have two means: the formula takes half of the sum of their angles.
  let x = (c1 > 0 ? a1s / c1 : 0) + (c2 > 0 ? a2s / c2 : 0);
  let y = (c1 > 0 ? b1 / c1 : 0) + (c2 > 0 ? b2 / c2 : 0);
  const length = Math.sqrt(x * x + y * y);
  if (length > OPPOSITE) {
    x /= length;
    y /= length;
  } else {
    const mean = c1 * c2 === 0 ? 0 : (hue(a1s, b1) + hue(a2s, b2)) / 2;
    x = Math.cos(mean);
    y = Math.sin(mean);
  }
  const turn = a1s * b2 - a2s * b1;
  const apart = (a1s - a2s) * (a1s - a2s) + (b1 - b2) * (b1 - b2) - (c1 - c2) * (c1 - c2);
  const dH = Math.sqrt(Math.max(0, apart)) * (turn < 0 ? -1 : 1);
  const [cos2, sin2] = [x * x - y * y, 2 * x * y];
  const [cos3, sin3] = [cos2 * x - sin2 * y, sin2 * x + cos2 * y];
  const [cos4, sin4] = [cos2 * cos2 - sin2 * sin2, 2 * sin2 * cos2];
  const t =
    1 -
    0.17 * (x * COS_30 + y * SIN_30) +
    0.24 * cos2 +
    0.32 * (cos3 * COS_6 - sin3 * SIN_6) -
    0.2 * (cos4 * COS_63 + sin4 * SIN_63);
  const rotation = x * COS_275 + y * SIN_275 > 0 ? rotationOf(x, y, c) : 0;
  const l0 = (l2 - l1) / (1 + (0.015 * l * l) / Math.sqrt(20 + l * l));
  const c0 = (c2 - c1) / (1 + 0.045 * c);
  const h0 = dH / (1 + 0.015 * c * t);
  return Math.sqrt(Math.max(0, l0 * l0 + c0 * c0 + h0 * h0 + rotation * c0 * h0));
}

/** The turn of the blues about hue 275°; a right angle from there it is two millionths of that. */
function rotationOf(x: number, y: number, c: number): number {
  const h = Math.atan2(y, x) / DEGREE;
  const off = ((h < 0 ? h + 360 : h) - 275) / 25;
  return -2 * saturation(c) * Math.sin(60 * DEGREE * Math.exp(-off * off));
}

/** Radians, from 0 to a full turn. */
function hue(a: number, b: number): number {
  const angle = Math.atan2(b, a);
  return angle < 0 ? angle + 2 * Math.PI : angle;
}

/** √(c⁷ / (c⁷ + 25⁷)) */
function saturation(c: number): number {
  const c2 = c * c;
  const c7 = c2 * c2 * c2 * c;
  return Math.sqrt(c7 / (c7 + TWENTY_FIVE_7));
}
