import { appendFileSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { startChild } from './child.ts';
import { keepRunning } from './keep-running.ts';
import { content, patient, program, temporary, until } from './testing/programs.ts';

it('starts again what ended unasked, and says so', async () => {
  const falls = program('falls.mjs', 'process.exitCode = 7;');
  const stays = patient('stays');
  const said: string[] = [];
  const kept = keepRunning(
    await startChild(falls, process.env, 'inherit'),
    () => startChild(stays, process.env, 'inherit'),
    (line) => said.push(line),
  );
  await content('stays.pid');
  expect(said).toEqual(['The server ended unexpectedly (exit code 7); starting it again in 0.5 s.']);
  await kept.stop();
  expect(await content('stays.end')).toBe('orderly');
});

it('starts nothing more once it was asked to stop', async () => {
  const marks = temporary('marks');
  appendFileSync(marks, '');
  const falls = program(
    'counts.mjs',
    `import { appendFileSync } from 'node:fs'; appendFileSync(${JSON.stringify(marks)}, 'x');`,
  );
  const start = () => startChild(falls, process.env, 'inherit');
  const said: string[] = [];
  const kept = keepRunning(await start(), start, (line) => said.push(line));
  await until(() => said.length > 0);
  await kept.stop();
  expect(readFileSync(marks, 'utf8')).toBe('x');
});
