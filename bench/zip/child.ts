import { fork } from 'node:child_process';
import { once } from 'node:events';
import { get } from 'node:http';
import path from 'node:path';

/** What the two servers are told: one file, and how often it is sent. */
export interface Ask {
  file: string;
  bytes: number;
  sha256: string;
  crc32: string;
  files: number;
}

/** Where to fetch it. */
export interface Served {
  url: string;
  headers: Record<string, string>;
}

export interface Measured {
  /** MiB a second. */
  rate: number;
  /** By how many MiB the server grew at most. */
  growth: number;
  /** The server's mean memory in the last quarter of the time, less that in the first, MiB: what would grow with the size. */
  drift: number;
}

export interface Sender {
  /** Fetches everything and throws it away. */
  fetch(): Promise<Measured>;
  stop(): Promise<void>;
}

const MIB = 2 ** 20;
/** Milliseconds between two looks at the server's memory. */
const LOOK_MS = 50;

/** Starts a server in a process of its own. @param script beside this file */
export async function startSender(script: string, ask: Ask): Promise<Sender> {
  const child = fork(path.join(import.meta.dirname, script), [JSON.stringify(ask)], { execArgv: [] });
  const ended = once(child, 'exit');
  const [served] = (await Promise.race([
    once(child, 'message'),
    ended.then(() => Promise.reject(new Error(`${script} ended`))),
  ])) as [Served];
  const memory = async (): Promise<number> => {
    const answer = once(child, 'message');
    child.send('memory');
    return ((await answer) as [number])[0] / MIB;
  };
  return {
    async fetch() {
      const before = await memory();
      const seen: number[] = [];
      const over = new AbortController();
      const watching = (async () => {
        while (!over.signal.aborted) {
          seen.push(await memory());
          await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
        }
      })();
      const began = performance.now();
      const bytes = await drain(served).finally(() => over.abort());
      const seconds = (performance.now() - began) / 1000;
      await watching;
      const quarter = Math.ceil(seen.length / 4);
      const drift = mean(seen.slice(-quarter)) - mean(seen.slice(0, quarter));
      return { rate: bytes / MIB / seconds, growth: Math.max(...seen) - before, drift };
    },
    async stop() {
      child.disconnect();
      await ended;
    },
  };
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function drain({ url, headers }: Served): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers }, (response) => {
      let bytes = 0;
      if (response.statusCode !== 200) reject(new Error(`${url}: ${response.statusCode}`));
      response.on('data', (chunk: Buffer) => (bytes += chunk.length));
      response.on('end', () => resolve(bytes));
      response.on('error', reject);
    }).on('error', reject);
  });
}
