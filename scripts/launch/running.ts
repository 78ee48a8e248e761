import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from '../bootstrap/failure.mjs';
import { isRunning, processIdentity } from '@etouch/db/process-identity';

/** What stands in `<data>/running.json` while an etouch uses the data directory; the processes by their identity. */
interface Running {
  url: string;
  launcher: string;
  server: string;
}

/** Milliseconds a server whose launcher was killed gets to stop by itself. */
const PATIENCE = 20_000;

const fileIn = (dataDir: string) => path.join(dataDir, 'running.json');

/** Notes that this process runs etouch on the data directory, with the server as its child. */
export function writeRunning(dataDir: string, url: string, serverPid: number): void {
  mkdirSync(dataDir, { recursive: true });
  const running: Running = {
    url,
    launcher: processIdentity(process.pid) ?? '',
    server: processIdentity(serverPid) ?? '',
  };
  writeFileSync(fileIn(dataDir), JSON.stringify(running));
}

export function removeRunning(dataDir: string): void {
  rmSync(fileIn(dataDir), { force: true });
}

/** The address of the etouch that uses this data directory now, if one does. What a killed one left behind does not count. */
export function findRunning(dataDir: string): string | undefined {
  const running = read(dataDir);
  return running && isRunning(running.launcher) ? running.url : undefined;
}

/** After a killed launcher its server is still stopping: waits for it, and ends it when it does not. */
export async function endLeftover(dataDir: string): Promise<void> {
  const running = read(dataDir);
  if (!running || isRunning(running.launcher)) return;
  const deadline = performance.now() + PATIENCE;
  while (isRunning(running.server)) {
    if (performance.now() > deadline) kill(running.server);
    await pause(50);
  }
  removeRunning(dataDir);
}

function kill(identity: string): void {
  const pid = Number.parseInt(identity, 10);
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ESRCH') throw new Failure(`An earlier server (process ${pid}) still runs.`, `End it: kill ${pid}`);
  }
}

function read(dataDir: string): Running | undefined {
  try {
    return JSON.parse(readFileSync(fileIn(dataDir), 'utf8')) as Running;
  } catch {
    return undefined;
  }
}
