import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { processIdentity } from '../process-identity.ts';
import { abandonedMaintenance, acquireMaintenanceLock, heldMaintenance } from './lock.ts';

let dataDir: string;
beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), 'lock-'))));
afterEach(() => rmSync(dataDir, { recursive: true }));

const module = new URL('lock.ts', import.meta.url).href;

/** A process that tries to take the lock and says what came of it, then waits until it is killed. */
function taker(purpose: string) {
  const script = `import { acquireMaintenanceLock } from '${module}';
    await acquireMaintenanceLock(process.argv[1], process.argv[2])
      .then(() => console.log('taken'), (error) => console.log(error.message));
    setInterval(() => {}, 1000);`;
  return spawn(process.execPath, ['--input-type=module', '-e', script, dataDir, purpose], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

const said = async (child: ReturnType<typeof taker>) => String((await once(child.stdout, 'data'))[0]).trim();

async function killed(child: ReturnType<typeof taker>): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

test('it names its holder while it is held, and is free afterwards', async () => {
  expect(heldMaintenance(dataDir)).toBeUndefined();
  const lock = await acquireMaintenanceLock(dataDir, 'db:backup');
  expect(heldMaintenance(dataDir)).toMatchObject({ pid: process.pid, purpose: 'db:backup', since: expect.any(String) });
  await expect(acquireMaintenanceLock(dataDir, 'db:migrate:safe')).rejects.toThrow(
    new RegExp(`db:backup is at work on this database \\(process ${process.pid}, since .*wait`),
  );
  await lock.release();
  expect(heldMaintenance(dataDir)).toBeUndefined();
  await (await acquireMaintenanceLock(dataDir, 'db:migrate:safe')).release();
});

test('a killed holder keeps nobody out', async () => {
  const holder = taker('db:migrate:safe');
  expect(await said(holder)).toBe('taken');
  expect(heldMaintenance(dataDir)).toMatchObject({ pid: holder.pid, purpose: 'db:migrate:safe' });
  expect(abandonedMaintenance(dataDir)).toBeUndefined();
  await killed(holder);
  expect(heldMaintenance(dataDir)).toBeUndefined();
  expect(abandonedMaintenance(dataDir)).toMatchObject({ pid: holder.pid, purpose: 'db:migrate:safe' });
  const lock = await acquireMaintenanceLock(dataDir, 'db:restore');
  expect(heldMaintenance(dataDir)).toMatchObject({ pid: process.pid, purpose: 'db:restore' });
  await lock.release();
  expect(abandonedMaintenance(dataDir)).toBeUndefined();
});

test('a process that has the number of a dead holder is not taken for it', async () => {
  const lock = await acquireMaintenanceLock(dataDir, 'db:backup');
  const [pid] = processIdentity(process.pid)!.split('@');
  const left = { holder: `${pid}@1`, purpose: 'db:backup', since: new Date().toISOString() };
  writeFileSync(join(dataDir, 'maintenance/lock-1.json'), JSON.stringify(left));
  expect(heldMaintenance(dataDir)).toBeUndefined();
  await lock.release();
});

test('of many that find a dead holder at once, one takes over', async () => {
  const dead = taker('db:backup');
  await said(dead);
  await killed(dead);
  const purposes = Array.from({ length: 12 }, (_, n) => `taker-${n}`);
  const tries = await Promise.allSettled(purposes.map((purpose) => acquireMaintenanceLock(dataDir, purpose)));
  const taken = tries.filter((tried) => tried.status === 'fulfilled');
  expect(taken).toHaveLength(1);
  const { purpose } = heldMaintenance(dataDir)!;
  expect(tries.findIndex((tried) => tried.status === 'fulfilled')).toBe(purposes.indexOf(purpose));
  await taken[0]!.value.release();
});
