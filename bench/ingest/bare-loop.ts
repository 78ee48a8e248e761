import { readdir } from 'node:fs/promises';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { rgbaToThumbHash } from 'thumbhash';

/**
 * The baseline of `ingest`: the same derivatives of every photo of a folder with the same settings, straight from sharp,
 * without database, queue, checks or fsync. `node bare-loop.ts FROM TO AT_ONCE FIRST END` takes the photos from the first to
 * before the end in the order of the folder, and prints the milliseconds it took.
 */
const [from, to, atOnce, first, end] = process.argv.slice(2);
if (!from || !to || !atOnce) throw new Error('bare-loop FROM TO AT_ONCE FIRST END');
// As the worker's decoding processes: whatever else runs here takes as much from both.
setPriority(3);
sharp.concurrency(1);
sharp.cache(false);

async function derive(file: string): Promise<void> {
  const inside = { fit: 'inside', withoutEnlargement: true } as const;
  const preview = await sharp(join(from!, file), { failOn: 'warning', autoOrient: true })
    .resize(2048, 2048, inside)
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const small = await sharp(preview.data, { raw: preview.info })
    .resize(480, 480, inside)
    .raw()
    .toBuffer({ resolveWithObject: true });
  await sharp(small.data, { raw: small.info })
    .webp({ quality: 80, effort: 3 })
    .toFile(join(to!, `${file}.webp`));
  await sharp(preview.data, { raw: preview.info })
    .jpeg({ quality: 86, chromaSubsampling: '4:4:4', optimiseCoding: true })
    .toFile(join(to!, `${file}.jpg`));
  const tiny = await sharp(small.data, { raw: small.info })
    .resize(100, 100, inside)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  rgbaToThumbHash(tiny.info.width, tiny.info.height, tiny.data);
}

const files = (await readdir(from)).toSorted().slice(Number(first), Number(end));
const began = performance.now();
const left = files.values();
await Promise.all(
  Array.from({ length: Number(atOnce) }, async () => {
    for (const file of left) await derive(file);
  }),
);
console.log(performance.now() - began);
