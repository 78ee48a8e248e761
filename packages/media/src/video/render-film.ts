import type { Refusal } from '../result.ts';
import { refuse } from '../result.ts';
import type { Ffmpeg } from './ffmpeg.ts';
import type { Film, VideoFormat } from './film-facts.ts';
import { openFilm } from './process-film.ts';
import { toneMapFilters } from './tone-map-film.ts';

/** What every browser plays: H.264 and AAC in MP4, its index first, so that it starts before it has come whole. */
export const RENDITION_MIME_TYPE = 'video/mp4';

const LONG_SIDE = 1920;
const SHORT_SIDE = 1080;
/** Bits a second above which a film that browsers could play is made smaller all the same. */
const MAXIMUM_BIT_RATE = 16_000_000;
/** Ten hours: a longer one is a broken header or a surveillance camera. */
const MAXIMUM_DURATION_MS = 10 * 60 * 60 * 1000;

/** No place, no date, no camera, no chapter, no subtitle: the picture and the sound alone. */
const BARE = '-map 0:V:0 -map 0:a:0? -map_metadata -1 -map_chapters -1 -sn -dn'.split(' ');
const FAST_START = '-fflags +bitexact -movflags +faststart -f mp4'.split(' ');

export type RenderResult = { ok: true; how: 'copied' | 'encoded' } | Refusal;

/**
 * Writes the rendition by which a film is watched. What browsers play already keeps its pictures as they are and only
 * loses its metadata; everything else is encoded, at most 1080 lines. Takes about as long as the film lasts.
 */
export async function renderFilm(path: string, format: VideoFormat, outputPath: string): Promise<RenderResult> {
  const opened = await openFilm(path, format);
  if (!opened.ok) return opened;
  const { ffmpeg, film } = opened;
  try {
    if (film.durationMs > MAXIMUM_DURATION_MS) return refuse('TOO_LONG', { format, durationMs: film.durationMs });
    if (playsAsItIs(film)) {
      const { code } = ffmpeg.write(outputPath, ['-i', 'input', ...BARE, '-c', 'copy', ...FAST_START]);
      if (code === 0) return { ok: true, how: 'copied' };
    }
    const { code, log } = ffmpeg.write(outputPath, ['-i', 'input', ...BARE, ...encoding(ffmpeg, film), ...FAST_START]);
    if (code === 0) return { ok: true, how: 'encoded' };
    return refuse('CORRUPT', { format, reason: log.trim().split('\n').slice(-3).join(' ').slice(0, 300) });
  } finally {
    ffmpeg.close();
  }
}

function playsAsItIs(film: Film): boolean {
  const [long, short] = [Math.max(film.width, film.height), Math.min(film.width, film.height)];
  return (
    film.codec === 'h264' &&
    film.pixelFormat === 'yuv420p' &&
    (film.audioCodec === null || film.audioCodec === 'aac') &&
    film.squarePixels &&
    film.highRange === null &&
    long <= LONG_SIDE &&
    short <= SHORT_SIDE &&
    film.bitRate > 0 &&
    film.bitRate <= MAXIMUM_BIT_RATE
  );
}

/** One pass at constant quality with a ceiling; a preset that is as fast as one thread of WebAssembly needs it. */
function encoding(ffmpeg: Ffmpeg, film: Film): string[] {
  const { width, height } = film;
  const [maximumWidth, maximumHeight] = width >= height ? [LONG_SIDE, SHORT_SIDE] : [SHORT_SIDE, LONG_SIDE];
  const box = `w='min(iw,${maximumWidth})':h='min(ih,${maximumHeight})'`;
  const scale = `scale=iw*sar:ih,scale=${box}:force_original_aspect_ratio=decrease:force_divisible_by=2`;
  const picture = '-fpsmax 60 -c:v libx264 -preset superfast -crf 22 -maxrate 10M -bufsize 20M -g 120';
  const filters = [scale, ...toneMapFilters(ffmpeg, film, 'yuv420p'), 'setsar=1', 'format=yuv420p'];
  return ['-vf', filters.join(','), ...`${picture} -c:a aac -b:a 160k -ac 2`.split(' ')];
}
