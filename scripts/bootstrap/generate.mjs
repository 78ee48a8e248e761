import { existsSync, rmSync } from 'node:fs';
import { checksum } from './checksum.mjs';
import { whenChanged } from './marker.mjs';
import { inRoot, node24 } from './paths.mjs';
import { run } from './run.mjs';
import { step } from './steps.mjs';

const MARKER = 'node_modules/.etouch-generated';
const GENERATED = 'packages/db/src/generated/prisma';
const INPUTS = ['packages/db/prisma/schema.prisma', 'packages/db/prisma.config.ts', 'pnpm-lock.yaml'];

/** Generates the Prisma client when the schema has changed since. */
export async function generate() {
  if (!existsSync(inRoot(GENERATED))) rmSync(inRoot(MARKER), { force: true });
  await whenChanged(MARKER, checksum(INPUTS), () =>
    step('Generating the database client', async () => {
      await run(node24, ['src/commands/prisma.ts', 'generate'], {
        cwd: inRoot('packages/db'),
        failure: 'Generating the database client failed',
        advice: 'The reason stands above.',
      });
    }),
  );
}
