import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { loadServerSecrets } from './secrets.ts';

const made: string[] = [];
function dataDir() {
  made.push(mkdtempSync(path.join(os.tmpdir(), 'etouch-secrets-')));
  return made.at(-1)!;
}
afterEach(() => made.splice(0).forEach((directory) => rmSync(directory, { recursive: true })));

it('are made once, stay, and only their owner can read them', () => {
  const directory = dataDir();
  const first = loadServerSecrets(directory);
  expect(loadServerSecrets(directory)).toEqual(first);
  expect(new Set(Object.values(first)).size).toBe(2);
  for (const secret of Object.values(first)) expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
  const kept = path.join(directory, 'secrets');
  expect(statSync(kept).mode & 0o777).toBe(0o700);
  for (const file of readdirSync(kept)) expect(statSync(path.join(kept, file)).mode & 0o777).toBe(0o600);
});

it('differ from one installation to the next', () => {
  expect(loadServerSecrets(dataDir()).ETOUCH_AUTH_SECRET).not.toBe(loadServerSecrets(dataDir()).ETOUCH_AUTH_SECRET);
});

it('can be given from outside, and are not written down then', () => {
  const directory = dataDir();
  expect(loadServerSecrets(directory, { ETOUCH_AUTH_SECRET: 'given' }).ETOUCH_AUTH_SECRET).toBe('given');
  expect(readdirSync(path.join(directory, 'secrets'))).toEqual(['signing']);
});
