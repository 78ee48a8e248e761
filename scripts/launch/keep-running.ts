import { setTimeout as pause } from 'node:timers/promises';
import type { Child } from './child.ts';

/** Milliseconds before the first restart; doubled up to the longest, and back to the first after a calm time. */
const FIRST = 500;
const LONGEST = 30_000;
const CALM = 60_000;

export interface Kept {
  /** The process that runs now. */
  current(): Child;
  stop(): Promise<void>;
}

/**
 * Starts a program again whenever it ends unasked, with growing pauses.
 * @param say tells the one who started etouch about it
 */
export function keepRunning(first: Child, start: () => Promise<Child>, say: (line: string) => void): Kept {
  let current = first;
  let wait = FIRST;
  const stopping = new AbortController();

  async function watch(): Promise<void> {
    while (!stopping.signal.aborted) {
      const began = performance.now();
      const how = await current.ended;
      if (stopping.signal.aborted) return;
      if (performance.now() - began > CALM) wait = FIRST;
      say(`The server ended unexpectedly (${how}); starting it again in ${wait / 1000} s.`);
      await pause(wait, undefined, { signal: stopping.signal }).catch(() => undefined);
      wait = Math.min(wait * 2, LONGEST);
      if (!stopping.signal.aborted) current = await start();
    }
  }

  const watching = watch();
  return {
    current: () => current,
    async stop() {
      stopping.abort();
      await current.stop();
      await watching;
      await current.stop();
    },
  };
}
