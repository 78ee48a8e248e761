import { readFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { afterAll, expect, it } from 'vitest';
import { startInstance } from './instance.ts';
import type { Instance } from './instance.ts';
import { postmasterPid } from './keep-database.ts';
import { processIdentity } from '@etouch/db/process-identity';
import { findRunning } from './running.ts';
import { temporary } from './testing/programs.ts';

const options = { dataDir: temporary('data'), demonstration: false, web: false };
let instance: Instance | undefined;
afterAll(() => instance?.stop());

const get = async (path: string) => (await fetch(`${instance!.url}${path}`)).status;

it('starts on an empty directory, and says where it runs', async () => {
  instance = await startInstance(options);
  expect(await get('/api/health')).toBe(200);
  expect(await get('/api/ready')).toBe(200);
  expect(findRunning(options.dataDir)).toBe(instance.url);
});

it('gives the server no way to act as owner of the tables', () => {
  const running = JSON.parse(readFileSync(`${options.dataDir}/running.json`, 'utf8')) as { server: string };
  const environment = readFileSync(`/proc/${Number.parseInt(running.server, 10)}/environ`, 'utf8');
  const { owner, superuser, app } = JSON.parse(
    readFileSync(`${options.dataDir}/secrets/database.json`, 'utf8'),
  ) as Record<'owner' | 'superuser' | 'app', string>;
  expect(environment).toContain(app);
  expect(environment).not.toContain(owner);
  expect(environment).not.toContain(superuser);
});

it('comes back on the same data after everything was killed', async () => {
  const secrets = readFileSync(`${options.dataDir}/secrets/auth`, 'utf8');
  await instance!.kill('all');
  await expect(fetch(`${instance!.url}/api/health`)).rejects.toThrow();
  instance = await startInstance(options);
  expect(await get('/api/ready')).toBe(200);
  expect(readFileSync(`${options.dataDir}/secrets/auth`, 'utf8')).toBe(secrets);
});

it('stops everything it started, and leaves nothing running', async () => {
  const postmaster = processIdentity(postmasterPid(options.dataDir)!);
  expect(postmaster).toBeDefined();
  await instance!.stop();
  instance = undefined;
  expect(findRunning(options.dataDir)).toBeUndefined();
  expect(postmasterPid(options.dataDir)).toBeUndefined();
  expect(processIdentity(Number.parseInt(postmaster!, 10))).not.toBe(postmaster);
});

it('starts nothing on a port in use', async () => {
  const other = http.createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  await expect(startInstance({ ...options, port })).rejects.toThrow(`Port ${port} is in use by another program.`);
  expect(postmasterPid(options.dataDir)).toBeUndefined();
  other.close();
});
