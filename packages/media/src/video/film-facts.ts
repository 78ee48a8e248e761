import type { HighRange } from '../icc/tone-map.ts';

const HIGH_RANGES: Record<string, HighRange> = { smpte2084: 'PQ', 'arib-std-b67': 'HLG' };

/** The formats of film that are taken. */
export type VideoFormat = 'MP4' | 'MOV';

/** A film's first picture and sound, as ffprobe reads them. */
export interface Film {
  /** Milliseconds. */
  durationMs: number;
  /** Pixels as displayed: turned by its rotation, its pixels made square. */
  width: number;
  height: number;
  /** As coded: what a decoder has to hold. */
  codedPixels: number;
  /** Degrees by which a player turns it: 0, 90, 180 or 270. */
  rotation: number;
  codec: string;
  pixelFormat: string;
  squarePixels: boolean;
  /** How its numbers stand for light where that is more than an ordinary screen shows. */
  highRange: HighRange | null;
  /** Bits a second of the whole file. */
  bitRate: number;
  framesPerSecond: number | null;
  audioCodec: string | null;
  /** As the camera says it: ISO 8601, and where it was (ISO 6709), who made the camera. */
  tags: Record<string, string>;
}

type Json = Record<string, unknown>;

/** Reads ffprobe's answer; null when there is no moving picture in it. Never throws: every field is a stranger's. */
export function readFilm(answer: string): Film | null {
  const { streams, format } = parse(answer);
  const list = Array.isArray(streams) ? streams.map(asObject) : [];
  const isCover = (stream: Json) => asObject(stream['disposition'])['attached_pic'] === 1;
  const video = list.find((stream) => stream['codec_type'] === 'video' && !isCover(stream));
  if (!video) return null;
  const [width, height] = [asNumber(video['width']), asNumber(video['height'])];
  if (width < 1 || height < 1) return null;
  const whole = asObject(format);
  const rotation = rotationOf(video);
  const shape = ratioOf(video['sample_aspect_ratio']) ?? 1;
  const shown = [Math.max(1, Math.round(width * shape)), height] as const;
  const audio = list.find((stream) => stream['codec_type'] === 'audio');
  return {
    durationMs: Math.round(1000 * (asNumber(whole['duration']) || asNumber(video['duration']))),
    width: rotation % 180 === 0 ? shown[0] : shown[1],
    height: rotation % 180 === 0 ? shown[1] : shown[0],
    codedPixels: Math.max(width, asNumber(video['coded_width'])) * Math.max(height, asNumber(video['coded_height'])),
    rotation,
    codec: asText(video['codec_name']) ?? 'unknown',
    pixelFormat: asText(video['pix_fmt']) ?? '',
    squarePixels: shape === 1,
    highRange: HIGH_RANGES[asText(video['color_transfer']) ?? ''] ?? null,
    bitRate: asNumber(whole['bit_rate']),
    framesPerSecond: ratioOf(video['avg_frame_rate'], '/'),
    audioCodec: audio ? (asText(audio['codec_name']) ?? 'unknown') : null,
    tags: textsOf({ ...asObject(video['tags']), ...asObject(whole['tags']) }),
  };
}

function rotationOf(video: Json): number {
  const sides = Array.isArray(video['side_data_list']) ? video['side_data_list'].map(asObject) : [];
  const turned = sides.map((side) => side['rotation']).find((value) => typeof value === 'number');
  const degrees = turned ?? -asNumber(asObject(video['tags'])['rotate']);
  // The matrix says how the picture was held, the player turns it back.
  return (((Math.round(-degrees / 90) * 90) % 360) + 360) % 360;
}

/** "4:3" or "30000/1001" as a number; null for "0:1", "N/A" and everything else. */
function ratioOf(value: unknown, mark = ':'): number | null {
  const [above, below] = (asText(value) ?? '').split(mark).map(Number);
  return above && below && above > 0 && below > 0 && Number.isFinite(above / below) ? above / below : null;
}

function parse(answer: string): Json {
  try {
    return asObject(JSON.parse(answer));
  } catch {
    return {};
  }
}

function asObject(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

function asText(value: unknown): string | null {
  return typeof value === 'string' && value.length <= 200 ? value : null;
}

function asNumber(value: unknown): number {
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : 0;
}

function textsOf(tags: Json): Record<string, string> {
  const texts = Object.entries(tags).flatMap(([name, value]) => {
    const text = asText(value);
    return text === null ? [] : [[name.toLowerCase(), text] as const];
  });
  return Object.fromEntries(texts.slice(0, 50));
}
