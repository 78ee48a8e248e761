import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { startChild } from './child.ts';
import { isRunning, processIdentity } from '@etouch/db/process-identity';
import { endLeftover, findRunning, removeRunning, writeRunning } from './running.ts';
import { patient, temporary } from './testing/programs.ts';

const gone = '999999999@1';

function leave(name: string, running: { launcher: string; server: string }): string {
  const dataDir = temporary(name);
  mkdirSync(dataDir);
  writeFileSync(path.join(dataDir, 'running.json'), JSON.stringify({ url: 'http://127.0.0.1:1', ...running }));
  return dataDir;
}

it('finds the etouch that uses a data directory until it is gone', () => {
  const dataDir = temporary('used');
  expect(findRunning(dataDir)).toBeUndefined();
  writeRunning(dataDir, 'http://127.0.0.1:4321', process.pid);
  expect(findRunning(dataDir)).toBe('http://127.0.0.1:4321');
  removeRunning(dataDir);
  expect(findRunning(dataDir)).toBeUndefined();
});

it('takes no other process for a killed one because it has its number', () => {
  const [pid] = processIdentity(process.pid)!.split('@');
  expect(findRunning(leave('reused', { launcher: `${pid}@1`, server: gone }))).toBeUndefined();
});

it('waits for the server of a killed launcher', async () => {
  const server = await startChild(patient('leftover'), process.env, 'inherit');
  const identity = processIdentity(server.pid)!;
  const dataDir = leave('left', { launcher: gone, server: identity });
  const ended = endLeftover(dataDir);
  await server.stop();
  await ended;
  expect(isRunning(identity)).toBe(false);
});

it('leaves a running etouch alone', async () => {
  const dataDir = temporary('alone');
  writeRunning(dataDir, 'http://127.0.0.1:4321', process.pid);
  await endLeftover(dataDir);
  expect(findRunning(dataDir)).toBe('http://127.0.0.1:4321');
});
