import { availableParallelism } from 'node:os';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Flaw } from './flaws.ts';
import { SHOOTS } from './shoots.ts';

export interface DemonstrationPhotograph {
  fileName: string;
  product: string;
  /** Client and collection, as the studio files it. */
  series: string;
  /** Pixels. */
  width: number;
  height: number;
  /** ISO 8601, UTC. */
  capturedAt: string;
  /** Frames of one burst share the word. */
  burst?: string;
  flaw?: Flaw;
  /** Whether a retouched version exists beside the original. */
  retouched: boolean;
  /** Path of the retouched version inside the output directory. */
  retouchedFileName?: string;
}

/** Pixels of a landscape photograph; a portrait has them the other way round. */
export const LONG_SIDE = 1800;
export const SHORT_SIDE = 1200;

const BETWEEN_FRAMES_MS = 17_300;
const BETWEEN_BURST_FRAMES_MS = 210;

/** Every photograph the demonstration can render, in the order of capture. Pure. */
export function listDemonstrationPhotographs(): DemonstrationPhotograph[] {
  return SHOOTS.flatMap(({ product, series, startedAt, setups }) => {
    let at = Date.parse(startedAt);
    let previous: string | undefined;
    return setups.flatMap((setup) =>
      setup.exposures.map((exposure) => {
        at += exposure.burst && exposure.burst === previous ? BETWEEN_BURST_FRAMES_MS : BETWEEN_FRAMES_MS;
        previous = exposure.burst;
        const { fileName, burst, flaw, retouched = false } = exposure;
        return {
          fileName,
          product,
          series,
          width: setup.portrait ? SHORT_SIDE : LONG_SIDE,
          height: setup.portrait ? LONG_SIDE : SHORT_SIDE,
          capturedAt: new Date(at).toISOString(),
          ...(burst ? { burst } : {}),
          ...(flaw ? { flaw } : {}),
          retouched,
          ...(retouched ? { retouchedFileName: join('retouched', fileName) } : {}),
        };
      }),
    );
  });
}

export interface RenderOptions {
  /** Made when missing; retouched versions go into its folder `retouched`. */
  outputDir: string;
  /** Threads that render at once; all processors when left out. */
  concurrency?: number;
  /** Called after each original with how many of how many are done. */
  onProgress?: (done: number, total: number) => void;
  /** File names to render; all when left out. */
  only?: readonly string[];
  /** Casts a ninth of the rays: softer pictures of the same size in half the time, for whoever tests and looks at none. */
  draft?: boolean;
}

/**
 * Renders the demonstration's photographs (and their retouched versions) as JPEGs with camera metadata, the same on every
 * run. Resolves with those it wrote; rejects when a file cannot be written.
 */
export async function renderDemonstrationPhotographs(options: RenderOptions): Promise<DemonstrationPhotograph[]> {
  const { outputDir, onProgress, concurrency = availableParallelism(), draft = false } = options;
  const wanted = listDemonstrationPhotographs().filter(
    ({ fileName }) => !options.only || options.only.includes(fileName),
  );
  await mkdir(join(outputDir, 'retouched'), { recursive: true });
  const names = new Set(wanted.map(({ fileName }) => fileName));
  const shoots = SHOOTS.map((shoot, index) => ({ index, exposures: shoot.setups.flatMap((setup) => setup.exposures) }));
  const queue = shoots
    .filter(({ exposures }) => exposures.some(({ fileName }) => names.has(fileName)))
    .map(({ index }) => index);
  let done = 0;
  const threads = Array.from({ length: Math.min(concurrency, queue.length) }, () =>
    runThread(queue, { outputDir, photographs: wanted, draft }, () => onProgress?.(++done, wanted.length)),
  );
  await Promise.all(threads);
  return wanted;
}

/** What a rendering thread is started with. */
export interface ThreadData {
  outputDir: string;
  photographs: DemonstrationPhotograph[];
  draft: boolean;
}

/** What a thread says: it can take a shoot, or has written a photograph. */
export type ThreadMessage = 'ready' | 'rendered';

async function runThread(queue: number[], workerData: ThreadData, rendered: () => void): Promise<void> {
  const worker = new Worker(new URL('./render-thread.ts', import.meta.url), {
    workerData,
    // Ray marching makes countless short-lived numbers: a large nursery spares most collections.
    resourceLimits: { maxYoungGenerationSizeMb: 96 },
  });
  try {
    await new Promise<void>((resolve, reject) => {
      worker.on('error', reject);
      worker.on('exit', () => reject(new Error('a rendering thread ended early')));
      worker.on('message', (message: ThreadMessage) => {
        if (message === 'rendered') return rendered();
        const next = queue.shift();
        if (next === undefined) return resolve();
        worker.postMessage(next, []);
      });
    });
  } finally {
    await worker.terminate();
  }
}
