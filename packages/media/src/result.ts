import type { PictureMeasures } from './culling/measure-picture.ts';
import type { DocumentFormat } from './documents/document-format.ts';
import type { RawFormat } from './raw/raw-format.ts';
import type { PhotoMetadata } from './metadata/photo-metadata.ts';
import type { VideoFormat } from './video/film-facts.ts';

/** Why a file yields no picture. TIMED_OUT, OUT_OF_MEMORY and CRASHED speak of one attempt at it, all others of the file. */
export type RefusalCode =
  | 'EMPTY_FILE'
  | 'UNKNOWN_FORMAT'
  | 'FORMAT_NOT_SUPPORTED_YET'
  | 'VARIANT_NOT_SUPPORTED'
  | 'NO_COMPOSITE'
  | 'NO_PREVIEW'
  | 'TOO_MANY_PIXELS'
  | 'TRUNCATED'
  | 'CORRUPT'
  | 'TIMED_OUT'
  | 'OUT_OF_MEMORY'
  | 'CRASHED'
  | DocumentRefusalCode
  | 'VIDEO_NOT_AVAILABLE'
  | 'SIDECAR'
  | 'TOO_LONG';

/** Why a document is not painted, beside what any file may suffer from. */
export type DocumentRefusalCode = 'DOCUMENT_TOO_LARGE' | 'TOO_MANY_PAGES' | 'PASSWORD_NEEDED';

/** The numbers and names a person needs to understand the refusal; plain JSON, never a path of the server. */
export interface RefusalDetail {
  format?: string;
  width?: number;
  height?: number;
  maximumPixels?: number;
  timeoutMs?: number;
  maxMemoryMb?: number;
  /** Of a SIDECAR, which is no picture and says what somebody thought of one. */
  sidecar?: SidecarMarks;
  bytes?: number;
  maximumBytes?: number;
  pages?: number;
  durationMs?: number;
  /** The decoder's or the system's own words, for the log and the curious. */
  reason?: string;
}

/** What an XMP sidecar says of its photo; null where it says nothing. */
export interface SidecarMarks {
  /** 0 to 5, or -1 for rejected. */
  rating: number | null;
  colourLabel: 'RED' | 'YELLOW' | 'GREEN' | 'BLUE' | 'PURPLE' | null;
  pick: 'PICK' | 'REJECT' | null;
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
  assetType: 'PHOTO';
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
  colourSpace: ColourSpace;
}

/** What the channels of a picture stand for. */
export type ColourSpace = 'GREY' | 'RGB' | 'CMYK' | 'LAB';

/** The formats from which derivatives are made. */
export type PhotoFormat = 'JPEG' | 'PNG' | 'WEBP' | 'AVIF' | 'TIFF' | 'HEIC' | 'PSD' | 'PSB' | RawFormat;

/** What is known of a film. */
export interface VideoFacts {
  assetType: 'VIDEO';
  format: VideoFormat;
  mimeType: string;
  /** Pixels as displayed. */
  width: number;
  height: number;
  bytes: number;
  capturedAt: string | null;
  durationMs: number;
  codec: string;
  audioCodec: string | null;
  framesPerSecond: number | null;
  /** Degrees by which players turn it. */
  rotation: number;
}

/** What is known of a document; width and height are those of its first page as painted. */
export interface DocumentFacts {
  assetType: 'DOCUMENT';
  format: DocumentFormat;
  mimeType: string;
  width: number;
  height: number;
  bytes: number;
  capturedAt: null;
  /** Null where a format has none. */
  pages: number | null;
}

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
  facts: Facts | VideoFacts | DocumentFacts;
  metadata: PhotoMetadata;
  derivatives: Derivatives;
  /** Base64 of the ThumbHash (about 25 bytes), shown while the picture loads. */
  thumbhash: string;
  measures: PictureMeasures;
}

export type ProcessResult = ProcessedOriginal | Refusal;
