import { chmod, open, readFile, rename, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

const KEPT_BYTES = 8 * 1024 * 1024;

/** Opens PostgreSQL's log for appending; past 8 MiB the old one is set aside as `.1`, so two of them are kept. */
export async function openServerLog(path: string): Promise<FileHandle> {
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  if (size > KEPT_BYTES) await rename(path, `${path}.1`);
  const file = await open(path, 'a', 0o600);
  // Statements in error messages may hold personal data.
  await chmod(path, 0o600);
  return file;
}

/** The last lines of the log that say what went wrong, on one line. */
export async function lastFailure(path: string): Promise<string> {
  const lines = (await readFile(path, 'utf8').catch(() => '')).trim().split('\n').slice(-20);
  const failures = lines.filter((line) => /(FATAL|PANIC|HINT|ERROR|could not|cannot|must not):?/.test(line));
  return (failures.length > 0 ? failures : lines.slice(-1))
    .map((line) => line.replace(/^.*?(FATAL|PANIC|ERROR):\s*/, ''))
    .slice(-2)
    .join('; ');
}
