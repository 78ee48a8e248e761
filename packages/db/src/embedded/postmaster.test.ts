import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isAlive, parsePostmaster, runningPostmaster } from './postmaster.ts';

test('a pid file is read line by line, and a half-written one is none', () => {
  const text = '4711\n/data/postgres\n1764000000\n5433\n\n127.0.0.1\n  123456  0\nready   \n';
  expect(parsePostmaster(text)).toEqual({ pid: 4711, dataDirectory: '/data/postgres', port: 5433, ready: true });
  expect(parsePostmaster(text.replace('ready', 'starting'))).toMatchObject({ ready: false });
  expect(parsePostmaster('4711\n/data')).toMatchObject({ pid: 4711, ready: false });
  expect(parsePostmaster('')).toBeUndefined();
});

test('a pid that now belongs to another program is stale, and its file is removed', async () => {
  const cluster = await mkdtemp(join(tmpdir(), 'postmaster-'));
  onTestFinished(() => rm(cluster, { recursive: true }));
  const file = join(cluster, 'postmaster.pid');
  await writeFile(file, `${process.pid}\n${cluster}\n1764000000\n5433\n\n127.0.0.1\n\nready\n`);
  expect(isAlive(process.pid)).toBe(true);
  expect(await runningPostmaster(cluster)).toBeUndefined();
  await expect(readFile(file)).rejects.toThrow(/ENOENT/);
});
