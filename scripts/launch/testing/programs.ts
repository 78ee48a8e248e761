import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const directory = mkdtempSync(path.join(os.tmpdir(), 'etouch-programs-'));
// Where root may not map users, PostgreSQL runs as another user, who must be able to pass through.
chmodSync(directory, 0o755);
process.once('exit', () => rmSync(directory, { recursive: true, force: true }));

/** A file in a folder that goes when the tests end. */
export const temporary = (name: string) => path.join(directory, name);

/** Writes a little program for the launcher to start, and gives its path. */
export function program(name: string, text: string): string {
  writeFileSync(temporary(name), text);
  return temporary(name);
}

/** Runs until it is told to stop, then writes "orderly" to a file. */
export const patient = (name: string) =>
  program(
    `${name}.mjs`,
    `import { writeFileSync } from 'node:fs';
     const timer = setInterval(() => {}, 1000);
     process.once('SIGTERM', () => { writeFileSync(${JSON.stringify(temporary(`${name}.end`))}, 'orderly'); clearInterval(timer); });
     writeFileSync(${JSON.stringify(temporary(`${name}.pid`))}, String(process.pid));`,
  );

/** Waits until a condition holds; the test's own time-out ends it when it never does. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await pause(10);
}

/** What a file holds once something is in it. */
export async function content(name: string): Promise<string> {
  const read = () => {
    try {
      return readFileSync(temporary(name), 'utf8');
    } catch {
      return '';
    }
  };
  await until(() => read() !== '');
  return read();
}
