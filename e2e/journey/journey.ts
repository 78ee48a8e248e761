import { parseArgs } from 'node:util';
import { runJourney } from './run-journey.ts';

const USAGE = 'pnpm journey --photos DIR [--json]';

/** `pnpm journey`: progress goes to stderr, the result to stdout. */
async function main(json: boolean, photosDir: string | undefined): Promise<void> {
  if (!photosDir) throw new Error(`--photos is missing: ${USAGE}`);
  const stopping = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stopping.abort());
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const result = await runJourney({ photosDir, say, signal: stopping.signal });
  const { photos, refused, rounds, state, seconds } = result;
  const sentence = `${photos} photos, ${rounds} rounds, ${state}; manifest verified; ${refused} attempts refused; ${seconds} s`;
  process.stdout.write(`${json ? JSON.stringify(result) : sentence}\n`);
}

const { values } = parseArgs({ options: { photos: { type: 'string' }, json: { type: 'boolean', default: false } } });
await main(values.json, values.photos).catch((error: unknown) => {
  console.error(error);
  if (values.json) {
    const why = error instanceof Error ? error.message : String(error);
    process.stdout.write(`${JSON.stringify({ ok: false, error: why })}\n`);
  }
  // Requests of a journey that was given up may still wait for an answer that never comes.
  process.exit(1);
});
