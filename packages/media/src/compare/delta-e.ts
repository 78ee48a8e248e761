/** CIE L*a*b* under D65. */
export type Lab = readonly [lightness: number, a: number, b: number];

/** Levels of 8-bit sRGB, in sixteenths, as linear light. */
const LINEAR = Float64Array.from({ length: 255 * 16 + 1 }, (_, n) => {
  const level = n / (255 * 16);
  return level <= 0.04045 ? level / 12.92 : ((level + 0.055) / 1.055) ** 2.4;
});
const linear = (level: number) => LINEAR[Math.round(Math.min(255, Math.max(0, level)) * 16)] ?? 0;
const bend = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : (t * (24389 / 27) + 16) / 116);

/** Levels of sRGB (0 to 255, also between two) as L*a*b*: IEC 61966-2-1, white D65. */
export function toLab(red: number, green: number, blue: number): Lab {
  const [r, g, b] = [linear(red), linear(green), linear(blue)];
  const x = bend((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = bend(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = bend((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const DEGREE = Math.PI / 180;
const TWENTY_FIVE_7 = 25 ** 7;

/** How different two colours look, 1 being just visible: CIEDE2000 as written down by Sharma, Wu and Dalal (2005). */
export function deltaE2000([l1, a1, b1]: Lab, [l2, a2, b2]: Lab): number {
  const meanC7 = ((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2) ** 7;
  const stretch = 1.5 - 0.5 * Math.sqrt(meanC7 / (meanC7 + TWENTY_FIVE_7));
  const [a1s, a2s] = [a1 * stretch, a2 * stretch];
  const [c1, c2] = [Math.hypot(a1s, b1), Math.hypot(a2s, b2)];
  const [h1, h2] = [hue(a1s, b1), hue(a2s, b2)];
  let turn = c1 * c2 === 0 ? 0 : h2 - h1;
  if (turn > 180) turn -= 360;
  else if (turn < -180) turn += 360;
  const dL = l2 - l1;
  const dC = c2 - c1;
  const dH = 2 * Math.sqrt(c1 * c2) * Math.sin((turn / 2) * DEGREE);
  const l = (l1 + l2) / 2 - 50;
  const c = (c1 + c2) / 2;
  const h = meanHue(h1, h2, c1 * c2 === 0);
  const t =
    1 -
    0.17 * Math.cos((h - 30) * DEGREE) +
    0.24 * Math.cos(2 * h * DEGREE) +
    0.32 * Math.cos((3 * h + 6) * DEGREE) -
    0.2 * Math.cos((4 * h - 63) * DEGREE);
  const sL = 1 + (0.015 * l * l) / Math.sqrt(20 + l * l);
  const sC = 1 + 0.045 * c;
  const sH = 1 + 0.015 * c * t;
  const c7 = c ** 7;
  const rotation =
    -2 * Math.sqrt(c7 / (c7 + TWENTY_FIVE_7)) * Math.sin(60 * DEGREE * Math.exp(-(((h - 275) / 25) ** 2)));
  const [l0, c0, h0] = [dL / sL, dC / sC, dH / sH];
  return Math.sqrt(Math.max(0, l0 * l0 + c0 * c0 + h0 * h0 + rotation * c0 * h0));
}

function hue(a: number, b: number): number {
  if (a === 0 && b === 0) return 0;
  const degrees = Math.atan2(b, a) / DEGREE;
  return degrees < 0 ? degrees + 360 : degrees;
}

function meanHue(h1: number, h2: number, isGrey: boolean): number {
  if (isGrey) return h1 + h2;
  if (Math.abs(h1 - h2) <= 180) return (h1 + h2) / 2;
  return h1 + h2 < 360 ? (h1 + h2 + 360) / 2 : (h1 + h2 - 360) / 2;
}
