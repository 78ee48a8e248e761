import { existsSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const ROOMY = 4 * 1024 ** 3;

/** Memory where there is enough of it: what copies and starts servers waits for the disk more than for anything else. */
export function scratch(): string {
  const memory = '/dev/shm';
  if (!existsSync(memory)) return tmpdir();
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize > ROOMY ? memory : tmpdir();
}
