import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openFfmpeg } from '../video/ffmpeg.ts';
import { save } from './sample-images.ts';

/** A made film: a moving test pattern of `size` at 25 frames a second with a tone, written as `args` say. */
export async function sampleFilm(
  directory: string,
  name: string,
  size: string,
  seconds: number,
  args: string[],
): Promise<string> {
  const path = join(directory, name);
  const ffmpeg = await openFfmpeg(await save(directory, 'nothing', Buffer.alloc(1)));
  const pattern = ['-f', 'lavfi', '-i', `testsrc2=size=${size}:rate=25:duration=${seconds}`];
  const tone = ['-f', 'lavfi', '-i', `sine=frequency=440:duration=${seconds}`];
  const { code, log } = ffmpeg.write(path, [...pattern, ...tone, '-shortest', ...args]);
  ffmpeg.close();
  if (code !== 0) throw new Error(log);
  return path;
}

/** What cameras and telephones write into their films. */
export const betrayingTags = [
  '-metadata location=+48.8566+002.3522/ -metadata artist=Maison -metadata make=Apple',
  '-metadata com.apple.quicktime.location.ISO6709=+48.8566+002.3522/ -movflags use_metadata_tags',
].flatMap((line) => line.split(' '));

/** Turns a film as a telephone held upright does: by the matrix of its picture's track header (ISO 14496-12, 8.3.2). */
export async function turnFilm(path: string): Promise<void> {
  const film = await readFile(path);
  const matrix = film.indexOf('tkhd') + 4 + 40;
  [0, 0x10000, 0, 0xffff0000, 0, 0, 0, 0, 0x40000000].forEach((value, i) => film.writeUInt32BE(value, matrix + 4 * i));
  await writeFile(path, film);
}
