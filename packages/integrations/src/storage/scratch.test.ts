import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createScratch } from './scratch.ts';

let root: string;
beforeAll(async () => void (root = await mkdtemp(join(tmpdir(), 'etouch-scratch-'))));
afterAll(() => rm(root, { recursive: true, force: true }));

it('what a killed process was making goes when the next one starts; what the living make stays', async () => {
  const path = join(root, 'scratch');
  const program = join(root, 'lend.mjs');
  const module = JSON.stringify(join(import.meta.dirname, 'scratch.ts'));
  await writeFile(
    program,
    `import { createScratch } from ${module};
     await createScratch(process.argv[2]).withFolder((directory) => { process.send(directory); return new Promise(() => setInterval(() => {}, 1000)); });`,
  );
  const lend = async () => {
    const child = fork(program, [path], { execArgv: ['--disable-warning=ExperimentalWarning'] });
    const [directory] = (await once(child, 'message')) as [string];
    return { child, directory };
  };
  const [killed, living] = [await lend(), await lend()];
  await writeFile(join(killed.directory, 'part'), 'half');
  const elsewhere = join(path, '0123456789ab.1.01234567.another-machine');
  await mkdir(elsewhere);
  try {
    killed.child.kill('SIGKILL');
    await once(killed.child, 'exit');
    await createScratch(path).withFolder(async (own) => {
      expect(existsSync(killed.directory)).toBe(false);
      expect([living.directory, elsewhere].map((one) => existsSync(one))).toEqual([true, true]);
      // Another storage of the same process takes nothing from this one.
      await createScratch(path).folder();
      expect(existsSync(own)).toBe(true);
    });
    expect((await readdir(path)).toSorted()).toHaveLength(2);
  } finally {
    living.child.kill('SIGKILL');
  }
});
