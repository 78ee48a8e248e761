/** Why a file yields no picture. The first six speak of the file; the last three of this attempt at it. */
export type RefusalCode =
  | 'EMPTY_FILE'
  | 'UNKNOWN_FORMAT'
  | 'FORMAT_NOT_SUPPORTED_YET'
  | 'TOO_MANY_PIXELS'
  | 'TRUNCATED'
  | 'CORRUPT'
  | 'TIMED_OUT'
  | 'OUT_OF_MEMORY'
  | 'CRASHED';

/** The numbers and names a person needs to understand the refusal; plain JSON, never a path of the server. */
export interface RefusalDetail {
  format?: string;
  width?: number;
  height?: number;
  maximumPixels?: number;
  timeoutMs?: number;
  maxMemoryMb?: number;
  /** The decoder's or the system's own words, for the log and the curious. */
  reason?: string;
}

export interface Refusal {
  ok: false;
  code: RefusalCode;
  detail: RefusalDetail;
}

/** Builds a refusal; kept in one place so that every refusal has the same shape. */
export function refuse(code: RefusalCode, detail: RefusalDetail = {}): Refusal {
  return { ok: false, code, detail };
}

/** What is known of an original without looking at its pixels. */
export interface Facts {
  format: PhotoFormat;
  mimeType: string;
  /** Pixels as displayed, the orientation applied. */
  width: number;
  height: number;
  bytes: number;
  /** ISO 8601 in UTC; a camera that records no time zone is taken to run on UTC. */
  capturedAt: string | null;
  camera: string | null;
  lens: string | null;
  /** The colour profile's own name, such as "Adobe RGB (1998)". */
  iccProfile: string | null;
  hasIccProfile: boolean;
  /** EXIF orientation 1 to 8 as stored. */
  orientation: number;
  /** Bits per channel. */
  bitDepth: number;
}

/** The formats from which derivatives are made. */
export type PhotoFormat = 'JPEG' | 'PNG' | 'WEBP' | 'AVIF' | 'TIFF';

export interface Derivative {
  path: string;
  width: number;
  height: number;
  bytes: number;
  mimeType: string;
}

export interface Derivatives {
  thumbnail: Derivative;
  preview: Derivative;
}

export interface ProcessedOriginal {
  ok: true;
  facts: Facts;
  derivatives: Derivatives;
  /** Base64 of the ThumbHash (about 25 bytes), shown while the picture loads. */
  thumbhash: string;
}

export type ProcessResult = ProcessedOriginal | Refusal;
