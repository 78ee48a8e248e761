import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { listDemonstrationPhotographs, renderDemonstrationPhotographs } from '../../demonstration/demonstration.ts';
import { makePicture, PICTURE_KINDS } from './made-pictures.ts';
import { asSharp, readRaw } from './raw-picture.ts';

/** Long sides in pixels of the made pictures; one in six is as large as a camera's. */
const LONG_SIDES = [1200, 1600, 1400, 1800, 1500, 6000];
/** Real photographs are read at most so large: camera size for some, what a web shop asks for the rest. */
const SAMPLE_LONG_SIDES = [2000, 1600, 6000];
/** Smaller ones are no photographs that a studio would send. */
const SMALLEST_SAMPLE = 800;

/** Writes the pictures that pairs are made of and answers their paths: made ones of every kind, and rendered photographs. */
export async function makeSources(directory: string, made: number, rendered: number): Promise<string[]> {
  const paths: string[] = [];
  for (let n = 0; n < made; n++) {
    const kind = PICTURE_KINDS[n % PICTURE_KINDS.length]!;
    const longSide = LONG_SIDES[(n + Math.floor(n / PICTURE_KINDS.length)) % LONG_SIDES.length]!;
    const path = join(directory, `made-${n}-${kind.replace(' ', '-')}.png`);
    await asSharp(makePicture(kind, n + 1, longSide))
      .png({ compressionLevel: 1 })
      .toFile(path);
    paths.push(path);
  }
  const all = listDemonstrationPhotographs();
  const only = Array.from({ length: rendered }, (_, n) => all[Math.floor((n * all.length) / rendered)]!.fileName);
  if (rendered > 0) await renderDemonstrationPhotographs({ outputDir: directory, only });
  return [...paths, ...only.map((name) => join(directory, name))];
}

/** Copies real photographs, where there are any, upright and not larger than needed; answers their paths. */
export async function copySamples(samples: string, directory: string): Promise<string[]> {
  if (!existsSync(samples)) return [];
  const paths: string[] = [];
  for (const name of readdirSync(samples).toSorted()) {
    if (!/\.(jpe?g|webp|avif)$/i.test(name)) continue;
    const picture = await readRaw(join(samples, name), SAMPLE_LONG_SIDES[paths.length % SAMPLE_LONG_SIDES.length]);
    if (Math.max(picture.width, picture.height) < SMALLEST_SAMPLE) continue;
    const path = join(directory, `sample-${name}.png`);
    await asSharp(picture).png({ compressionLevel: 1 }).toFile(path);
    paths.push(path);
  }
  return paths;
}
