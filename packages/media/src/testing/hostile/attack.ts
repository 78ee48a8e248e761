import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createMediaProcess } from '../../child/media-process.ts';
import type { ProcessResult } from '../../result.ts';
import { noisyPicture, save, temporaryDirectory } from '../sample-images.ts';

/** The product's own limit. */
export const MAXIMUM_MEMORY_MB = 1024;
const TIMEOUT_MS = 20_000;

export interface Attack {
  /** Gives a file to the media process as it stands in the product. */
  give(name: string, content: Buffer): Promise<ProcessResult>;
  /** Folder of the derivatives of the last file. */
  output: string;
  /** What every file ended as, counted. */
  outcomes: Map<string, number>;
  /** Most resident megabytes of any child so far; 0 where the system does not tell. */
  peakMb(): number;
  /** An ordinary photograph is processed as ever, and the process is ended. */
  end(): Promise<void>;
}

/** A media process under attack; memory is watched from outside, for what is attacked may not tell. */
export async function attack(maxMemoryMb = MAXIMUM_MEMORY_MB): Promise<Attack> {
  const directory = await temporaryDirectory();
  const output = join(directory, 'out');
  const media = createMediaProcess({ maxMemoryMb, timeoutMs: TIMEOUT_MS });
  const ordinary = await save(directory, 'ordinary.jpg', await noisyPicture(200, 150).jpeg().toBuffer());
  const outcomes = new Map<string, number>();
  let peak = 0;
  const look = () => {
    peak = Math.max(peak, residentPeakMb(media.pid()));
  };
  const watch = setInterval(look, 20);
  return {
    output,
    outcomes,
    peakMb: () => peak,
    async give(name, content) {
      const path = await save(directory, name, content);
      const result = await media.processOriginal(path, output);
      look();
      const outcome = result.ok ? 'shown' : result.code;
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      return result;
    },
    async end() {
      clearInterval(watch);
      const last = await media.processOriginal(ordinary, output);
      await media.close();
      await rm(directory, { recursive: true, force: true });
      if (!last.ok) throw new Error(`an ordinary photograph was refused: ${last.code}`);
    },
  };
}

/** The most memory a process ever held, as Linux counts it. */
function residentPeakMb(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
