import { writeFileSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { setPriority } from 'node:os';
import sharp from 'sharp';
import { processOriginal } from '../process-original.ts';
import type { MediaAnswer, MediaMessage, MediaTask } from './protocol.ts';

const MEMORY_REPORT_MS = 50;
/** Half the share of a process that is not nice: enough to give way, too little to starve. */
const NICENESS = 3;

sharp.concurrency(1);
sharp.cache(false);
volunteerForOutOfMemory();
if (process.argv.includes('background')) standBack();

// An ordinary exit would first wait for a decoder that may never end.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
// Ctrl-C reaches the whole terminal group; the parent decides when this process ends.
process.on('SIGINT', () => {});
process.on('message', (task: MediaTask) => void answer(task));

/** Decoding runs on libuv's threads, so this loop stays free to report memory meanwhile. */
async function answer(task: MediaTask): Promise<void> {
  const reporter = setInterval(() => tell({ kind: 'memory', bytes: process.memoryUsage.rss() }), MEMORY_REPORT_MS);
  try {
    const result = await run(task);
    tell({ kind: 'done', answer: result, bytes: process.memoryUsage.rss() });
  } catch (error) {
    tell({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
  } finally {
    clearInterval(reporter);
  }
  keepCompiled(task.kind);
}

const begun = new Set<string>();

/** It ends by a signal, so what Node would keep at an orderly end is kept once each kind of task has loaded what it needs. */
function keepCompiled(kind: MediaTask['kind']): void {
  if (begun.has(kind)) return;
  begun.add(kind);
  flushCompileCache();
}

/** What only some tasks need is loaded with the first of them: most children never see a film. */
async function run(task: MediaTask): Promise<MediaAnswer> {
  if (task.kind === 'process') {
    return { kind: 'process', result: await processOriginal(task.path, task.outputDir, task.maximumPixels) };
  }
  if (task.kind === 'tiles') {
    const { makeTiles } = await import('../tiles/make-tiles.ts');
    sharp.concurrency(task.threads);
    try {
      return { kind: 'tiles', result: await makeTiles(task.path, task.outputDir, task.maximumPixels) };
    } finally {
      sharp.concurrency(1);
    }
  }
  if (task.kind === 'film') {
    const { renderFilm } = await import('../video/render-film.ts');
    return { kind: 'film', result: await renderFilm(task.path, task.format, task.outputPath) };
  }
  if (task.kind === 'pages') {
    const { paintPages } = await import('../documents/paint-pages.ts');
    return { kind: 'pages', result: await paintPages(task.path, task.first, task.last, task.outputDir) };
  }
  const { compareImages } = await import('../compare/compare-images.ts');
  return { kind: 'compare', comparison: await compareImages(task.beforePath, task.afterPath, task.heatMapPath) };
}

function tell(message: MediaMessage): void {
  if (process.connected) process.send?.(message);
}

/** Whoever waits for the server's answer comes first; on a machine at rest it changes nothing. */
function standBack(): void {
  try {
    setPriority(NICENESS);
  } catch {
    // Not allowed here: then both share evenly.
  }
}

/** When the machine runs out of memory, the kernel should take this process and not the database. Linux only. */
function volunteerForOutOfMemory(): void {
  try {
    writeFileSync('/proc/self/oom_score_adj', '1000');
  } catch {
    // Other systems have no such file; the parent's limit still holds there.
  }
}
