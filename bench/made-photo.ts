import sharp from 'sharp';

/**
 * A synthetic photograph as JPEG: gradients with grain of some pixels' size, so that it is as hard to decode as one. The
 * seed changes its bytes.
 */
export async function madePhoto(path: string, width: number, height: number, seed: number): Promise<void> {
  const [w, h] = [Math.ceil(width / 3), Math.ceil(height / 3)];
  const grain = Buffer.alloc(w * h * 3);
  for (let i = 0, v = seed; i < grain.length; i++) {
    v = Math.imul(v, 1103515245) + 12345;
    grain[i] = ((v >>> 16) & 63) + Math.round((((i / 3) % w) / w) * 150 + (i / grain.length) * 40);
  }
  await sharp(grain, { raw: { width: w, height: h, channels: 3 } })
    .resize(width, height, { fit: 'fill', kernel: 'cubic' })
    .withExif({ IFD0: { Make: 'Made', Model: 'Synthetic' } })
    .jpeg({ quality: 90, chromaSubsampling: '4:2:0' })
    .toFile(path);
}
