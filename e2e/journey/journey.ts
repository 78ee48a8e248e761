import { parseArgs } from 'node:util';
import { runJourney } from './run-journey.ts';

const USAGE = 'pnpm journey --photos DIR [--json]';

/** `pnpm journey`: progress goes to stderr, the result to stdout. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { photos: { type: 'string' }, json: { type: 'boolean', default: false } } });
  if (!values.photos) throw new Error(`--photos is missing: ${USAGE}`);
  const result = await runJourney({
    photosDir: values.photos,
    say: (line) => process.stderr.write(`${line}\n`),
  });
  const { photos, refused, rounds, state, seconds } = result;
  const sentence = `${photos} photos, ${rounds} rounds, ${state}; manifest verified; ${refused} attempts refused; ${seconds} s`;
  process.stdout.write(`${values.json ? JSON.stringify(result) : sentence}\n`);
}

await main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
