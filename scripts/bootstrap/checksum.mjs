import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';

/**
 * Every file under a path of the checkout, sorted; a missing path has none. Hidden folders, dependencies and builds are left out.
 * @param {string} relative
 * @returns {string[]}
 */
export function filesUnder(relative) {
  const found = statSync(path.join(root, relative), { throwIfNoEntry: false });
  if (!found) return [];
  if (found.isFile()) return [relative];
  return readdirSync(path.join(root, relative))
    .filter((name) => !name.startsWith('.') && name !== 'node_modules' && name !== 'dist')
    .toSorted()
    .flatMap((name) => filesUnder(path.posix.join(relative, name)));
}

/**
 * SHA-256 over names and contents of files, so that a change of either is noticed and a change of time alone is not.
 * @param {string[]} paths files and folders of the checkout
 * @param {string[]} [facts] further things the result depends on
 * @returns {string} hexadecimal
 */
export function checksum(paths, facts = []) {
  const hash = createHash('sha256').update(facts.join('\n'));
  for (const file of paths.flatMap(filesUnder)) hash.update(`\n${file}\n`).update(readFileSync(path.join(root, file)));
  return hash.digest('hex');
}
