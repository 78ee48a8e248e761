import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { describe } from '../bootstrap/failure.mjs';
import { run } from '../bootstrap/run.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const FURTHER = ['/snap/bin/chromium', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/** @param {string} file */
function executable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | undefined} the browser that is here: the one CHROMIUM_PATH names, else the first on the path
 */
export function installedChromium(env = process.env) {
  if (env.CHROMIUM_PATH) return executable(env.CHROMIUM_PATH) ? env.CHROMIUM_PATH : undefined;
  const folders = [...(env.PATH ?? '').split(path.delimiter).filter(Boolean), '/usr/bin'];
  const candidates = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...candidates, ...FURTHER].find(executable);
}

/** Installs Debian's, where we may: as root on a system with apt. */
async function installChromium() {
  if (process.getuid?.() !== 0 || !executable('/usr/bin/apt-get')) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { env, failure: 'apt-get update failed' });
  await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
    env,
    failure: 'Installing Chromium failed',
  });
}

/**
 * @param {(line: string) => void} note
 * @returns {Promise<string | undefined>} a browser to test with, installed first when there is none and that is allowed
 */
export async function findChromium(note) {
  const found = installedChromium();
  if (found) return found;
  note('none here; trying to install it');
  await installChromium().catch((error) => note(describe(error)));
  return installedChromium();
}
