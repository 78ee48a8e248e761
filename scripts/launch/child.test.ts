import { spawn } from 'node:child_process';
import { expect, it } from 'vitest';
import { inRoot, node24 } from '../bootstrap/paths.mjs';
import { startChild } from './child.ts';
import { isRunning, processIdentity } from '@etouch/db/process-identity';
import { content, patient, program, until } from './testing/programs.ts';

const quiet = 'inherit';

it('stops in an orderly way when asked', async () => {
  const child = await startChild(patient('asked'), process.env, quiet);
  await content('asked.pid');
  await child.stop();
  expect(await content('asked.end')).toBe('orderly');
  expect(await child.ended).toBe('exit code 0');
});

it('says how it ended', async () => {
  const failing = await startChild(program('failing.mjs', 'process.exitCode = 3;'), process.env, quiet);
  expect(await failing.ended).toBe('exit code 3');
  const killed = await startChild(patient('killed'), process.env, quiet);
  await killed.kill();
  expect(await killed.ended).toBe('killed by SIGKILL');
});

it('ends in an orderly way when the launcher is killed', async () => {
  const script = patient('orphan');
  const launcher = program(
    'launcher.mjs',
    `const { startChild } = await import(${JSON.stringify(inRoot('scripts/launch/child.ts'))});
     await startChild(${JSON.stringify(script)}, process.env, 'inherit');
     setInterval(() => {}, 1000);`,
  );
  const parent = spawn(node24, [launcher], { stdio: 'ignore' });
  const child = processIdentity(Number(await content('orphan.pid')))!;
  expect(isRunning(child)).toBe(true);
  parent.kill('SIGKILL');
  await until(() => !isRunning(child));
  expect(await content('orphan.end')).toBe('orderly');
});
