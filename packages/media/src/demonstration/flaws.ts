import { seededRandom } from './shapes/noise.ts';

/** What a photographer would reject or a retoucher would be paid for. */
export type Flaw = 'UNDEREXPOSED' | 'OVEREXPOSED' | 'BLURRED' | 'DUST' | 'COLOUR_CAST';

/** Puts dust, two hairs and a smear on a picture (8-bit RGB rows), as on an uncleaned product or sensor. */
export function addDust(data: Buffer, width: number, height: number, seed: number): void {
  const random = seededRandom(seed * 97 + 3);
  for (let i = 0; i < 26; i++) {
    const size = 1.6 + random() * random() * 7;
    stain(
      data,
      width,
      height,
      (0.12 + random() * 0.76) * width,
      (0.1 + random() * 0.8) * height,
      size,
      random() < 0.35 ? 60 : -75,
    );
  }
  for (let i = 0; i < 2; i++) {
    let [x, y] = [(0.25 + random() * 0.5) * width, (0.2 + random() * 0.5) * height];
    let heading = random() * 6.28;
    for (let step = 0; step < 70; step++) {
      stain(data, width, height, x, y, 1.3, -55);
      heading += (random() - 0.5) * 0.3;
      x += Math.cos(heading);
      y += Math.sin(heading);
    }
  }
}

/** Darkens or lightens a soft disc. */
function stain(
  data: Buffer,
  width: number,
  height: number,
  cx: number,
  cy: number,
  radius: number,
  amount: number,
): void {
  const reach = Math.ceil(radius * 1.6);
  for (let y = Math.max(0, Math.floor(cy) - reach); y <= Math.min(height - 1, cy + reach); y++) {
    for (let x = Math.max(0, Math.floor(cx) - reach); x <= Math.min(width - 1, cx + reach); x++) {
      const weight = Math.exp(-((x - cx) ** 2 + (y - cy) ** 2) / (radius * radius));
      const i = (y * width + x) * 3;
      for (let c = 0; c < 3; c++) data[i + c] = Math.min(255, Math.max(0, data[i + c]! + amount * weight));
    }
  }
}
