import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from './paths.mjs';

/**
 * Does work only when what it is made from has changed. The marker is removed first and written last,
 * so that work cut short by a crash is done again.
 * @param {string} file the marker, a path inside the checkout
 * @param {string} expected checksum of everything the result is made from
 * @param {() => Promise<void>} work
 */
export async function whenChanged(file, expected, work) {
  const marker = inRoot(file);
  if (isFresh(file, expected)) return;
  rmSync(marker, { force: true });
  await work();
  mkdirSync(path.dirname(marker), { recursive: true });
  writeFileSync(marker, expected);
}

/**
 * @param {string} file the marker, a path inside the checkout
 * @param {string} expected
 * @returns {boolean} whether the last finished work was made from the same
 */
export function isFresh(file, expected) {
  try {
    return readFileSync(inRoot(file), 'utf8') === expected;
  } catch {
    return false;
  }
}
