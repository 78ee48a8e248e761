import { spawn, execFileSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, startServerProcess, type ServerProcess } from '../../apps/server/src/testing/server-process.ts';
import { startShoot, type Shoot } from '../../apps/server/src/testing/shoot.ts';
import { median, metric } from '../metric.ts';
import type { Bench, Metric } from '../metric.ts';
import { onPostgres } from '../on-postgres.ts';
import { send } from './send.ts';

const MEBIBYTE = 1 << 20;
const CHUNK_BYTES = 8 * MEBIBYTE;
const PARALLEL = 20;

/** One way to bring bytes to a disk; answers when they are safe and their checksum is known. */
type Way = (bytes: number) => Promise<void>;

interface Ways {
  pid: number;
  /** In one request. */
  once: Way;
  /** In requests of 8 MiB, one after the other. */
  inChunks: Way;
}

interface Servers {
  raw: Ways;
  etouch: Ways;
}

/**
 * Mebibytes a second of one file through tus, against a bare Node server that hashes and syncs the same bytes; and by
 * how much the server's memory grows while twenty files come at once.
 */
export const benchUpload: Bench = ({ runs, small }) =>
  onPostgres(() =>
    withServers(async ({ raw, etouch }) => {
      const bytes = small ? 4 * MEBIBYTE : 1024 * MEBIBYTE;
      const speeds = { raw: empty(), rawInChunks: empty(), once: empty(), inChunks: empty() };
      const ways = { raw: raw.once, once: etouch.once, rawInChunks: raw.inChunks, inChunks: etouch.inChunks };
      // Connections, prepared statements and the just-in-time compiler are warm in both.
      for (const way of Object.values(ways)) await way(Math.min(bytes, 64 * MEBIBYTE));
      for (let run = 0; run < runs; run++) {
        for (const name of ['raw', 'once', 'rawInChunks', 'inChunks'] as const) {
          speeds[name].push(await speed(ways[name], bytes));
        }
      }
      const each = small ? MEBIBYTE : 256 * MEBIBYTE;
      const baseline = await growth(raw.pid, raw.once, each);
      const grown = await growth(etouch.pid, etouch.once, each);
      const rate = (name: string, values: number[], bare: number[]): Metric =>
        metric(name, 'MB/s', median(values), median(bare), values.length);
      return [
        rate('upload', speeds.once, speeds.raw),
        rate('8 MiB chunks', speeds.inChunks, speeds.rawInChunks),
        metric('memory', 'MB', grown, baseline, PARALLEL),
      ];
    }),
  );

const empty = (): number[] => [];

async function speed(way: Way, bytes: number): Promise<number> {
  const begin = performance.now();
  await way(bytes);
  return bytes / 1e6 / ((performance.now() - begin) / 1000);
}

/** Megabytes that a process grows by at the most while twenty files come at once; at least one, to be divided by. */
async function growth(pid: number, way: Way, bytes: number): Promise<number> {
  const before = residentMegabytes(pid);
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, residentMegabytes(pid))), 50);
  try {
    await Promise.all(Array.from({ length: PARALLEL }, () => way(bytes)));
  } finally {
    clearInterval(watch);
  }
  return Math.max(1, most - before);
}

function residentMegabytes(pid: number): number {
  return (Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) * 1024) / 1e6;
}

async function withServers<T>(work: (servers: Servers) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'etouch-bench-upload-'));
  const child = spawn(process.execPath, [join(import.meta.dirname, 'raw-server.ts'), directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let shoot: Shoot | undefined;
  let server: ServerProcess | undefined;
  try {
    shoot = await startShoot();
    server = await startServerProcess(shoot.server, await freePort(), { ETOUCH_RUN_WORKER: '0' });
    return await work({ raw: await rawWays(child, directory), etouch: tusWays(shoot, server) });
  } finally {
    await server?.kill();
    child.kill('SIGKILL');
    await shoot?.close();
    await rm(directory, { recursive: true, force: true });
  }
}

async function rawWays(child: ChildProcess, directory: string): Promise<Ways> {
  const [line] = await once(child.stdout!, 'data');
  const origin = `http://127.0.0.1:${Number(String(line))}`;
  let files = 0;
  const way =
    (chunkBytes: number): Way =>
    async (bytes) => {
      const mark = files++;
      for (let offset = 0; offset < bytes;) {
        const part = Math.min(chunkBytes, bytes - offset);
        const url = new URL(offset === 0 ? `/${mark}` : `/${mark}?at=${offset}`, origin);
        const { status, body } = await send(url, 'POST', {}, part, offset === 0 ? mark : 0);
        if (status !== 200 || body.length !== 64) throw new Error(`the bare server answered ${status}: ${body}`);
        offset += part;
      }
    };
  return { pid: child.pid!, once: emptied(way(Infinity), directory), inChunks: emptied(way(CHUNK_BYTES), directory) };
}

function tusWays(shoot: Shoot, { origin, pid }: ServerProcess): Ways {
  const base = { 'tus-resumable': '1.0.0', cookie: shoot.studio.browser.cookies(), origin };
  const stored = join(shoot.server.deps.settings.dataDir, 'files', 'originals');
  let files = 0;
  // One announcement after the other, as a browser's queue makes them: their speed is not what is asked.
  let announced: Promise<unknown> = Promise.resolve();
  const way =
    (chunkBytes: number): Way =>
    async (bytes) => {
      const mark = files++;
      const metadata = { purpose: 'ASSET', projectId: shoot.projectId, filename: `${mark}.jpg` };
      const pairs = Object.entries(metadata).map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`);
      const announcement = { ...base, 'upload-length': String(bytes), 'upload-metadata': pairs.join(',') };
      const answer = announced.then(() => send(new URL('/api/uploads', origin), 'POST', announcement, 0));
      announced = answer;
      const { headers, status } = await answer;
      if (status !== 201) throw new Error(`the announcement was answered with ${status}`);
      const url = new URL(String(headers.location), origin);
      for (let offset = 0; offset < bytes;) {
        const part = Math.min(chunkBytes, bytes - offset);
        const patch = { ...base, 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) };
        const patched = await send(url, 'PATCH', patch, part, offset === 0 ? mark : 0);
        offset += part;
        if (patched.status !== 204 || (offset === bytes && patched.headers['etouch-outcome'] !== 'accepted')) {
          throw new Error(`${offset} bytes were answered with ${patched.status}: ${patched.body}`);
        }
      }
    };
  return { pid, once: emptied(way(Infinity), stored), inChunks: emptied(way(CHUNK_BYTES), stored) };
}

/** As `way`; what it left on the disk is removed afterwards, when no other is at work there. */
function emptied(way: Way, directory: string): Way {
  let atWork = 0;
  return async (bytes) => {
    atWork++;
    await way(bytes).finally(() => atWork--);
    if (atWork > 0) return;
    for (const name of await readdir(directory)) await rm(join(directory, name), { recursive: true, force: true });
  };
}
