import './exit-with-parent.ts';
import { describe } from '../bootstrap/failure.mjs';
import { step } from '../bootstrap/steps.mjs';
import { STOPPING } from '../bootstrap/supervise.mjs';
import { startInstance } from './instance.ts';
import { endLeftover, findRunning } from './running.ts';
import { readSettings } from './settings.ts';
import { printWelcome } from './welcome.ts';

/** Aborted by the first signal to stop. Later ones change nothing: an orderly stop is already on its way. */
const stopping = new AbortController();
const { signal } = stopping;
const stopped = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
for (const name of STOPPING) process.on(name, () => stopping.abort());

async function launch(): Promise<void> {
  const settings = readSettings(process.env);
  const running = findRunning(settings.dataDir);
  if (running) {
    console.log(`etouch already runs at ${running}`);
    return;
  }
  await endLeftover(settings.dataDir);
  const instance = await startInstance({
    ...settings,
    output: 'inherit',
    restarted: console.error,
    say: console.error,
    step,
    signal,
  });
  printWelcome(instance, settings);
  await stopped;
  await step('Stopping', () => instance.stop());
}

await launch().catch((error: unknown) => {
  if (signal.aborted) return console.log('Stopped before the start was complete.');
  console.error(describe(error));
  process.exitCode = 1;
});
// Whatever still holds the event loop must not keep a stopped etouch alive.
process.exit();
