import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** What PostgreSQL writes about itself in postmaster.pid, line by line. */
export interface Postmaster {
  pid: number;
  /** The data directory under the name it was started with. */
  dataDirectory: string;
  port: number;
  ready: boolean;
}

const POLL_MS = 10;

/** The postmaster of a cluster according to its pid file; undefined without a (complete) one. */
export async function readPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : parsePostmaster(text);
}

export function parsePostmaster(text: string): Postmaster | undefined {
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, dataDirectory: lines[1] ?? '', port: Number(lines[3] ?? 0), ready: lines[7] === 'ready' };
}

/**
 * The running postmaster of a cluster. A pid file that a crash left behind is removed when its number now belongs to
 * another program: PostgreSQL itself would take that program for a server and refuse to start.
 */
export async function runningPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const postmaster = await readPostmaster(cluster);
  if (!postmaster) return undefined;
  if (!isAlive(postmaster.pid)) return undefined;
  if (isPostgres(postmaster)) return postmaster;
  await rm(join(cluster, 'postmaster.pid'), { force: true });
  return undefined;
}

/** Fast shutdown: transactions are rolled back, data are written, clients are sent away. Resolves when it is gone. */
export async function stopPostmaster(cluster: string): Promise<void> {
  const postmaster = await runningPostmaster(cluster);
  if (!postmaster) return;
  signal(postmaster.pid, 'SIGINT');
  while (isAlive(postmaster.pid) && isPostgres(postmaster)) await delay(POLL_MS);
}

/**
 * Waits until the postmaster accepts connections.
 * @param stillStarting false once there is nothing left to wait for
 * @returns undefined when it ended instead
 */
export async function waitUntilReady(cluster: string, stillStarting: () => boolean): Promise<Postmaster | undefined> {
  while (stillStarting()) {
    const postmaster = await readPostmaster(cluster);
    if (postmaster?.ready && isAlive(postmaster.pid)) return postmaster;
    await delay(POLL_MS);
  }
  return undefined;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return !isZombie(pid);
}

/** In a container nobody may reap an orphan: a dead server then still has a number. */
function isZombie(pid: number): boolean {
  const path = `/proc/${pid}/stat`;
  if (!existsSync(path)) return false;
  try {
    return /\) [ZX] /.test(readFileSync(path, 'utf8'));
  } catch {
    return true;
  }
}

function isPostgres({ pid, dataDirectory }: Postmaster): boolean {
  const command = commandLine(pid);
  return command === undefined || (command.includes('postgres') && command.includes(dataDirectory));
}

/** The arguments a process was started with, undefined where the system does not tell. */
function commandLine(pid: number): string | undefined {
  if (process.platform !== 'linux') {
    const { status, stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return status === 0 ? stdout : undefined;
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return undefined;
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
