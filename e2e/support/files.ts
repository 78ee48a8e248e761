import sharp from 'sharp';

export interface TestFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** Numbers between 0 and 1 that are the same in every run. */
function seeded(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A picture that no other seed gives: a lit ground with a few coloured bodies on it. */
function drawing(seed: number, width: number, height: number): Buffer {
  const random = seeded(seed);
  const hue = () => Math.round(random() * 360);
  const bodies = Array.from({ length: 7 }, () => {
    const [x, y, r] = [random() * width, random() * height, (0.06 + random() * 0.16) * width];
    return `<circle cx="${x}" cy="${y}" r="${r}" fill="hsl(${hue()} 55% 55%)"/>`;
  });
  const ground = `<linearGradient id="g" x2="1" y2="1"><stop stop-color="hsl(${hue()} 30% 80%)"/><stop offset="1" stop-color="hsl(${hue()} 30% 30%)"/></linearGradient>`;
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs>${ground}</defs><rect width="100%" height="100%" fill="url(#g)"/>${bodies.join('')}</svg>`,
  );
}

/** A JPEG of 1200 × 800 pixels; equal seeds give equal bytes. */
export async function photo(name: string, seed: number): Promise<TestFile> {
  const buffer = await sharp(drawing(seed, 1200, 800))
    .jpeg({ quality: 85 })
    .toBuffer();
  return { name, mimeType: 'image/jpeg', buffer };
}

/** The same photograph with a camera's own words in it. */
export async function takenWith(file: TestFile, camera: string, iso: number): Promise<TestFile> {
  const exif = { IFD0: { Model: camera }, IFD2: { ISOSpeedRatings: String(iso) } };
  return { ...file, buffer: await sharp(file.buffer).withExif(exif).jpeg().toBuffer() };
}

/** One more frame of the same scene, released so many seconds after the first of a day's work, blurred by so many pixels. */
export async function frameOf(name: string, seed: number, seconds: number, blur = 0): Promise<TestFile> {
  const taken = new Date(Date.UTC(2026, 4, 1, 10) + seconds * 1000).toISOString();
  const exif = { DateTimeOriginal: taken.slice(0, 19).replaceAll('-', ':').replace('T', ' ') };
  const scene = sharp(drawing(seed, 1200, 800));
  const buffer = await (blur > 0 ? scene.blur(blur) : scene)
    .withExif({ IFD0: { Model: 'Test camera' }, IFD2: exif })
    .jpeg({ quality: 85 })
    .toBuffer();
  return { name, mimeType: 'image/jpeg', buffer };
}

/** A retouched version of a photograph: lighter, and a spot painted over, by default a small one on the left. */
export async function edited(
  name: string,
  original: Buffer,
  brightness = 1.12,
  { left, top, side } = { left: 400, top: 300, side: 180 },
): Promise<TestFile> {
  const spot = Buffer.from(
    `<svg width="${side}" height="${side}"><circle cx="50%" cy="50%" r="50%" fill="hsl(40 60% 65%)"/></svg>`,
  );
  const buffer = await sharp(original)
    .modulate({ brightness })
    .composite([{ input: spot, left, top }])
    .jpeg({ quality: 88 })
    .toBuffer();
  return { name, mimeType: 'image/jpeg', buffer };
}

/** A photograph of two megabytes: noise does not compress, so sending it takes a while, and reading it does not. */
export async function heavyPhoto(name: string, seed: number): Promise<TestFile> {
  const random = seeded(seed);
  const [width, height] = [1200, 800];
  const raw = Buffer.alloc(width * height * 3);
  for (let at = 0; at < raw.length; at++) raw[at] = random() * 256;
  const buffer = await sharp(raw, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 95 })
    .toBuffer();
  return { name, mimeType: 'image/jpeg', buffer };
}
