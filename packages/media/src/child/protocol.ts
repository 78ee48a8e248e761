import type { Comparison } from '../compare/compare-images.ts';
import type { PagesResult } from '../documents/paint-pages.ts';
import type { ProcessResult } from '../result.ts';
import type { TilesResult } from '../tiles/make-tiles.ts';
import type { VideoFormat } from '../video/film-facts.ts';
import type { RenderResult } from '../video/render-film.ts';

/** What the parent asks of the media process; one task at a time. */
export type MediaTask =
  | { kind: 'process'; path: string; outputDir: string; maximumPixels: number }
  | { kind: 'tiles'; path: string; outputDir: string; maximumPixels: number; threads: number }
  | { kind: 'film'; path: string; format: VideoFormat; outputPath: string }
  | { kind: 'pages'; path: string; first: number; last: number; outputDir: string }
  | { kind: 'compare'; beforePath: string; afterPath: string; heatMapPath: string };

export type MediaAnswer =
  | { kind: 'process'; result: ProcessResult }
  | { kind: 'tiles'; result: TilesResult }
  | { kind: 'film'; result: RenderResult }
  | { kind: 'pages'; result: PagesResult }
  | { kind: 'compare'; comparison: Comparison };

/** What the media process tells its parent. Memory is the resident set in bytes, sent while a task runs. */
export type MediaMessage =
  | { kind: 'memory'; bytes: number }
  | { kind: 'done'; answer: MediaAnswer; bytes: number }
  | { kind: 'failed'; reason: string };
