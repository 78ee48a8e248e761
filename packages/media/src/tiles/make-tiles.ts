import { rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { decode } from '../decode/decode.ts';
import { asStrictlyAsItGoes, openPicture, type Picture, type Strictness } from '../decode/picture.ts';
import { Refused } from '../decode/refused.ts';
import { isFileSystemError } from '../process-original.ts';
import { nameDecoderError } from '../probe/decoder-error.ts';
import { probeFile } from '../probe/probe-file.ts';
import { refuse, type Refusal } from '../result.ts';

/** Pixels of a tile's side; the last of a row or column is smaller. */
export const TILE_SIZE = 512;

/** Fine enough that at 100 % nothing is seen that is not in the photograph; colour is not subsampled for that reason. */
const JPEG = { quality: 88, chromaSubsampling: '4:4:4' } as const;

export interface MadeTiles {
  ok: true;
  /** The pack: see tile-pack.ts. */
  path: string;
  bytes: number;
}

export type TilesResult = MadeTiles | Refusal;

/**
 * Cuts a picture into a pyramid of tiles, each level half the size of the next, down to one tile: sRGB, oriented as
 * displayed, without metadata, in one file that appears whole or not at all. The rows stream through the decoder, so a
 * picture of any size takes the memory of some rows; one that has to be turned is kept aside on the disk meanwhile.
 * Throws only for a fault of ours (full disk, missing folder).
 */
export async function makeTiles(path: string, outputDir: string, maximumPixels: number): Promise<TilesResult> {
  const probed = await probeFile(path, maximumPixels);
  if (!probed.ok) return probed;
  const target = join(outputDir, 'tiles.zip');
  const part = join(outputDir, 'part.zip');
  const scratch = join(outputDir, 'stand-in');
  try {
    const picture = await decode(path, probed.facts, scratch, maximumPixels);
    await asStrictlyAsItGoes((failOn) => cut(picture, part, failOn));
  } catch (error) {
    if (error instanceof Refused) return refuse(error.code, error.detail);
    if (isFileSystemError(error)) throw error;
    return nameDecoderError(error, path, probed.facts.format);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  await rename(part, target);
  return { ok: true, path: target, bytes: (await stat(target)).size };
}

async function cut(picture: Picture, target: string, failOn: Strictness): Promise<void> {
  await openPicture(picture, failOn)
    .jpeg(JPEG)
    .tile({ size: TILE_SIZE, overlap: 0, layout: 'dz', depth: 'onetile', container: 'zip', basename: 't' })
    .toFile(target);
}
