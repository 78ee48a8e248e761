import { availableParallelism } from 'node:os';
import { MAXIMUM_PIXELS } from '../probe/pixel-budget.ts';
import type { Comparison } from '../compare/compare-images.ts';
import type { PagesResult } from '../documents/paint-pages.ts';
import type { ProcessResult } from '../result.ts';
import type { TilesResult } from '../tiles/make-tiles.ts';
import type { VideoFormat } from '../video/film-facts.ts';
import type { RenderResult } from '../video/render-film.ts';
import { MediaChild } from './media-child.ts';
import type { ChildOutcome } from './media-child.ts';
import type { MediaTask } from './protocol.ts';

export interface MediaProcessOptions {
  /** Resident megabytes above which the child is killed and the file refused as OUT_OF_MEMORY. */
  maxMemoryMb?: number;
  /** Milliseconds for one file, TILES_TIMES as many for its tiles; then the child is killed and the file refused as TIMED_OUT. */
  timeoutMs?: number;
  /** Pixels of the largest original that is decoded. */
  maximumPixels?: number;
  /** The child gives way to whatever else wants the processor; false unless said. */
  isBackground?: boolean;
}

/** The process was closed while a file waited or was being worked on: nothing is known of the file, do it again later. */
export class MediaProcessClosed extends Error {
  override name = 'MediaProcessClosed';
}

/** The child could not do its task for a reason of ours (full disk, missing folder), not of the photograph. */
export class MediaTaskFailed extends Error {
  override name = 'MediaTaskFailed';
}

export interface MediaProcess {
  /**
   * Facts, thumbnail, preview and thumbhash of an original, or the refusal that names what is wrong with it. Files wait
   * their turn. Rejects with MediaTaskFailed or MediaProcessClosed, never because of what a file contains.
   */
  processOriginal(path: string, outputDir: string): Promise<ProcessResult>;
  /**
   * The tiles of an original as one pack in `outputDir`, or the refusal. Rejects as processOriginal does.
   * @param isAwaited somebody looks at the picture: every core takes part. Otherwise one, as for all else
   */
  makeTiles(path: string, outputDir: string, isAwaited: boolean): Promise<TilesResult>;
  /** The rendition of a film, at `outputPath`, or the refusal. Takes minutes. Rejects as processOriginal does. */
  renderFilm(path: string, format: VideoFormat, outputPath: string): Promise<RenderResult>;
  /** Pages of a PDF as pictures in `outputDir`, counted from 1, or the refusal. Rejects as processOriginal does. */
  paintPages(path: string, first: number, last: number, outputDir: string): Promise<PagesResult>;
  /** How much two pictures differ, with a heat map written as PNG. Rejects when one of them cannot be decoded. */
  compareImages(beforePath: string, afterPath: string, heatMapPath: string): Promise<Comparison>;
  /** Process id of the child at work or at rest; undefined before the first file. For tests and monitoring. */
  pid(): number | undefined;
  /** Ends the child; waiting files reject with MediaProcessClosed. */
  close(): Promise<void>;
}

/** Tiles are encoded from every pixel of an original, and once more of half of them: four times the work at the limit. */
const TILES_TIMES = 4;

/** Tiles are encoded side by side, but decoded by one thread: more than these would wait for it. */
const AWAITED_TILES_THREADS = Math.min(4, availableParallelism());

/** A film is encoded about as fast as it plays, a large one at a third of that: an hour of it, and then it is given up. */
const FILM_TIMEOUT_MS = 3 * 60 * 60 * 1000;

/** Starts a child for decoding on first use and starts another after a crash, a time-out or too much memory. */
export function createMediaProcess(options: MediaProcessOptions = {}): MediaProcess {
  const { maxMemoryMb = 1024, timeoutMs = 60_000, maximumPixels = MAXIMUM_PIXELS, isBackground = false } = options;
  let child: MediaChild | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  let closed = false;

  const inTurn = (task: MediaTask, taskTimeoutMs = timeoutMs): Promise<ChildOutcome> => {
    const mine = turn.then(async () => {
      if (closed) throw new MediaProcessClosed('the media process is closed');
      if (!child?.usable()) child = new MediaChild({ maxMemoryMb, timeoutMs, isBackground });
      const outcome = await child.run(task, taskTimeoutMs);
      if (closed) throw new MediaProcessClosed('the media process was closed during a task');
      if (outcome.kind === 'failed') throw new MediaTaskFailed(outcome.reason);
      return outcome;
    });
    turn = mine.catch(() => undefined);
    return mine;
  };

  return {
    async processOriginal(path, outputDir) {
      const outcome = await inTurn({ kind: 'process', path, outputDir, maximumPixels });
      if (outcome.kind === 'ended') return outcome.refusal;
      if (outcome.kind === 'done' && outcome.answer.kind === 'process') return outcome.answer.result;
      throw new MediaTaskFailed('the child answered another question');
    },
    async makeTiles(path, outputDir, isAwaited) {
      const threads = isAwaited ? AWAITED_TILES_THREADS : 1;
      const outcome = await inTurn({ kind: 'tiles', path, outputDir, maximumPixels, threads }, TILES_TIMES * timeoutMs);
      if (outcome.kind === 'ended') return outcome.refusal;
      if (outcome.kind === 'done' && outcome.answer.kind === 'tiles') return outcome.answer.result;
      throw new MediaTaskFailed('the child answered another question');
    },
    async renderFilm(path, format, outputPath) {
      const outcome = await inTurn({ kind: 'film', path, format, outputPath }, FILM_TIMEOUT_MS);
      if (outcome.kind === 'ended') return outcome.refusal;
      if (outcome.kind === 'done' && outcome.answer.kind === 'film') return outcome.answer.result;
      throw new MediaTaskFailed('the child answered another question');
    },
    async paintPages(path, first, last, outputDir) {
      const outcome = await inTurn({ kind: 'pages', path, first, last, outputDir });
      if (outcome.kind === 'ended') return outcome.refusal;
      if (outcome.kind === 'done' && outcome.answer.kind === 'pages') return outcome.answer.result;
      throw new MediaTaskFailed('the child answered another question');
    },
    async compareImages(beforePath, afterPath, heatMapPath) {
      const outcome = await inTurn({ kind: 'compare', beforePath, afterPath, heatMapPath });
      if (outcome.kind === 'done' && outcome.answer.kind === 'compare') return outcome.answer.comparison;
      throw new MediaTaskFailed(
        outcome.kind === 'ended' ? outcome.refusal.code : 'the child answered another question',
      );
    },
    pid: () => child?.pid(),
    async close() {
      closed = true;
      await child?.end();
      await turn;
    },
  };
}
