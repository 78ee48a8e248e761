import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

const windows = process.platform === 'win32';

/** The Node 24 that the lock file pins: the binary itself, without a shell between a signal and the process. */
export const node24 = path.join(root, 'node_modules/node/bin', windows ? 'node.exe' : 'node');

/** Where npm and pnpm keep what they fetch when the home directory cannot be written. */
export const cacheDir = path.join(root, '.cache');

/**
 * @param {string} file a path inside the checkout, or an absolute one
 * @returns {string} the same, absolute
 */
export const inRoot = (file) => path.resolve(root, file);
