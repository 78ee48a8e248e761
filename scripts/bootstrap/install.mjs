import { existsSync, readFileSync, rmSync } from 'node:fs';
import { checksum } from './checksum.mjs';
import { whenChanged } from './marker.mjs';
import { inRoot, node24 } from './paths.mjs';
import { run } from './run.mjs';
import { step } from './steps.mjs';

const MARKER = 'node_modules/.etouch-installed';
const INPUTS = ['pnpm-lock.yaml', 'pnpm-workspace.yaml'];
const ADVICE =
  'Check that the npm registry can be reached (npm ping) and that this folder can be written, then run the command again: it continues where it stopped.';

/** @returns {string} for example "pnpm@10.34.9": package.json is the one place that names the version */
function pinnedPnpm() {
  return JSON.parse(readFileSync(inRoot('package.json'), 'utf8')).packageManager;
}

/** Installs the packages of the lock file, Node 24 among them. Nothing is fetched when they are there already. */
export async function install() {
  if (!existsSync(node24)) rmSync(inRoot(MARKER), { force: true });
  const pnpm = pinnedPnpm();
  await whenChanged(MARKER, checksum(INPUTS, [process.platform, process.arch, pnpm]), () =>
    step(`Installing packages with ${pnpm}`, async () => {
      await run('npx', ['--yes', pnpm, 'install', '--frozen-lockfile', '--prefer-offline'], {
        failure: 'Installing the packages failed',
        advice: ADVICE,
      });
    }),
  );
}
