import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';

const REPOSITORY_ROOT = resolve(import.meta.dirname, '../../..');

/** The directory that holds everything etouch keeps on this machine: ETOUCH_DATA, or `.data` beside the code. */
export function resolveDataDirectory(env: NodeJS.ProcessEnv): string {
  return resolve(REPOSITORY_ROOT, env.ETOUCH_DATA || '.data');
}

/** Creates a directory that only its owner may enter, for what must stay secret. */
export async function makePrivateDirectory(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
}
