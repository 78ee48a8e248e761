import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTestDatabase, type TestDatabase } from '@etouch/db/testing/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let database: TestDatabase;
let dataDir: string;

beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(path.join(tmpdir(), 'etouch-main-'));
});
afterAll(async () => {
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

/** Runs the server's program. @returns its output, and how it ended */
function run(env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'main.ts')], {
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: database.appUrl,
      DATABASE_AUTH_URL: database.authUrl,
      DATABASE_JOBS_URL: database.jobsUrl,
      ETOUCH_DATA: dataDir,
      ETOUCH_AUTH_SECRET: 'a'.repeat(43),
      ETOUCH_SIGNING_SECRET: 's'.repeat(43),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { text: '' };
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => (output.text += chunk));
  return { child, output, ended: once(child, 'close').then(([code]) => code as number | null) };
}

async function freePort(): Promise<{ port: number; release: () => Promise<void> }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { port, release: () => new Promise((resolve) => server.close(() => resolve())) };
}

describe('the server’s program', () => {
  it('becomes ready, makes the first administrator’s link, and stops in order', async () => {
    const { port, release } = await freePort();
    await release();
    const server = run({ ETOUCH_PORT: String(port) });
    const said = (text: string) =>
      new Promise<void>((resolve, reject) => {
        server.child.stdout.on('data', () => server.output.text.includes(text) && resolve());
        void server.ended.then(() => reject(new Error(server.output.text)));
      });
    await said('/first-administrator?token=');
    await expect
      .poll(async () => (await fetch(`http://127.0.0.1:${port}/api/ready`)).status, { timeout: 20_000 })
      .toBe(200);
    expect((await fetch(`http://127.0.0.1:${port}/api/health`)).status).toBe(200);
    server.child.kill('SIGTERM');
    expect(await server.ended).toBe(0);
  });

  it('says which port is in use, and the way out', async () => {
    const { port, release } = await freePort();
    const server = run({ ETOUCH_PORT: String(port), ETOUCH_RUN_WORKER: '0' });
    expect(await server.ended).toBe(1);
    expect(server.output.text).toBe(`Port ${port} of 127.0.0.1 is in use: set ETOUCH_PORT to another one.\n`);
    await release();
  });

  it('names a missing setting in one line', async () => {
    const server = run({ DATABASE_AUTH_URL: '' });
    expect(await server.ended).toBe(1);
    expect(server.output.text).toBe('DATABASE_AUTH_URL is missing.\n');
  });

  it('refuses a database role that row-level security does not hold', async () => {
    const server = run({ DATABASE_URL: database.superuserUrl });
    expect(await server.ended).toBe(1);
    expect(server.output.text).toMatch(/^DATABASE_URL connects as \w+, which is a superuser[^\n]*\n$/);
  });
});
