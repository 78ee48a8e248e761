import { existsSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { standIn } from '../decode/stand-in.ts';
import { deriveImage, PREVIEW_LONG_SIDE } from '../derive/derive-image.ts';
import type { ProcessResult, VideoFacts } from '../result.ts';
import { refuse } from '../result.ts';
import { FfmpegUnavailable, openFfmpeg } from './ffmpeg.ts';
import type { Ffmpeg } from './ffmpeg.ts';
import { filmMetadata } from './film-metadata.ts';
import type { Film, VideoFormat } from './film-facts.ts';
import { toneMapFilters } from './tone-map-film.ts';
import { readFilm } from './film-facts.ts';

/** One frame of 8K and a little more: what a decoder may be made to hold. */
export const MAXIMUM_FILM_PIXELS = 8192 * 4608;

const MIME_TYPES: Record<VideoFormat, string> = { MP4: 'video/mp4', MOV: 'video/quicktime' };

/** Frames before this are often black or a slate. */
const POSTER_AT_MS = 1000;

/** Facts, poster and thumbnail of a film. Its rendition takes minutes and is made apart, by renderFilm. */
export async function processFilm(
  path: string,
  bytes: number,
  format: VideoFormat,
  outputDir: string,
): Promise<ProcessResult> {
  const opened = await openFilm(path, format);
  if (!opened.ok) return opened;
  const { ffmpeg, film } = opened;
  try {
    await mkdir(outputDir, { recursive: true });
    const poster = join(outputDir, 'poster.png');
    const failure = writePoster(ffmpeg, film, poster);
    if (failure) return refuse('CORRUPT', { format, reason: failure });
    const facts = factsOf(film, format, bytes);
    const metadata = filmMetadata(film.tags);
    return {
      ok: true,
      facts: { ...facts, capturedAt: metadata.capturedAt },
      metadata,
      ...(await deriveImage(await standIn(poster), outputDir)),
    };
  } finally {
    ffmpeg.close();
  }
}

/** One frame as PNG, turned as displayed and at most as large as a preview; answers FFmpeg's words when there is none. */
function writePoster(ffmpeg: Ffmpeg, film: Film, path: string): string | null {
  const { durationMs } = film;
  const size = PREVIEW_LONG_SIDE;
  // Pixels that are not square are made so first; then both sides are fitted without enlarging.
  const scale = `scale=iw*sar:ih,scale=w='min(iw,${size})':h='min(ih,${size})':force_original_aspect_ratio=decrease`;
  const one = '-c:v png -f image2 -update 1'.split(' ');
  const frame = (atMs: number) => {
    const from = `-ss ${(atMs / 1000).toFixed(3)} -i input -map 0:V:0 -frames:v 1`.split(' ');
    const filters = [scale, ...toneMapFilters(ffmpeg, film, 'rgb24'), 'setsar=1', 'format=rgb24'];
    return ffmpeg.write(path, [...from, '-vf', filters.join(','), ...one]);
  };
  const within = frame(Math.min(POSTER_AT_MS, durationMs / 4));
  if (existsSync(path) && statSync(path).size > 0) return null;
  const first = within.code === 0 ? frame(0) : within;
  if (existsSync(path) && statSync(path).size > 0) return null;
  return (first.log.trim().split('\n').at(-2) ?? 'no frame could be decoded').slice(0, 300);
}

function factsOf(film: Film, format: VideoFormat, bytes: number): VideoFacts {
  const { width, height, durationMs, codec, audioCodec, framesPerSecond, rotation } = film;
  const mimeType = MIME_TYPES[format];
  return {
    assetType: 'VIDEO',
    format,
    mimeType,
    bytes,
    width,
    height,
    durationMs,
    codec,
    audioCodec,
    framesPerSecond,
    rotation,
    capturedAt: null,
  };
}

type OpenedFilm = { ok: true; ffmpeg: Ffmpeg; film: Film } | (ProcessResult & { ok: false });

/** Reads a film's facts and refuses one that is too large to be decoded. The caller closes FFmpeg. */
export async function openFilm(path: string, format: VideoFormat): Promise<OpenedFilm> {
  let ffmpeg: Ffmpeg;
  try {
    ffmpeg = await openFfmpeg(path);
  } catch (error) {
    if (!(error instanceof FfmpegUnavailable)) throw error;
    return refuse('VIDEO_NOT_AVAILABLE', { format, reason: `@ffmpeg/core did not load: ${error.message}` });
  }
  const answer = ffmpeg.probe();
  const film = answer === null ? null : readFilm(answer);
  if (film && film.codedPixels <= MAXIMUM_FILM_PIXELS) return { ok: true, ffmpeg, film };
  ffmpeg.close();
  if (!film) return refuse('CORRUPT', { format, reason: 'no moving picture was found in it' });
  const { width, height } = film;
  return refuse('TOO_MANY_PIXELS', { format, width, height, maximumPixels: MAXIMUM_FILM_PIXELS });
}
