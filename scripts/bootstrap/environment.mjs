import { accessSync, constants, mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { cacheDir, inRoot, node24 } from './paths.mjs';

/** @param {string | undefined} directory */
function writable(directory) {
  if (!directory) return false;
  try {
    accessSync(directory, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The environment of every tool: Node 24 first on the path, no question ever asked, and a home that can be written.
 * A service's account often has none; npm and pnpm would fail there, so their caches move into the checkout.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {NodeJS.ProcessEnv}
 */
export function toolEnvironment(env = process.env) {
  const search = [path.dirname(node24), inRoot('node_modules/.bin'), env.PATH].filter(Boolean).join(path.delimiter);
  // Compiled modules are kept from one start to the next: it halves the time the server takes to load.
  const compiled = env.NODE_COMPILE_CACHE ?? path.join(cacheDir, 'node');
  const own = {
    ...env,
    PATH: search,
    CI: 'true',
    NO_COLOR: '1',
    npm_config_update_notifier: 'false',
    NODE_COMPILE_CACHE: compiled,
  };
  if (writable(env.HOME ?? os.homedir())) return own;
  const home = path.join(cacheDir, 'home');
  mkdirSync(home, { recursive: true });
  return {
    ...own,
    HOME: home,
    npm_config_cache: path.join(cacheDir, 'npm'),
    XDG_CACHE_HOME: path.join(cacheDir, 'xdg/cache'),
    XDG_DATA_HOME: path.join(cacheDir, 'xdg/data'),
    XDG_STATE_HOME: path.join(cacheDir, 'xdg/state'),
    XDG_CONFIG_HOME: path.join(cacheDir, 'xdg/config'),
  };
}
