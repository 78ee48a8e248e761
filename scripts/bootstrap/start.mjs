import { describe } from './failure.mjs';
import { generate } from './generate.mjs';
import { install } from './install.mjs';
import { inRoot, node24 } from './paths.mjs';
import { supervise } from './supervise.mjs';

/** Makes the checkout ready to run: packages, Node 24, database client. */
export async function bootstrap() {
  await install();
  await generate();
}

/**
 * Everything `npm start` does before Node 24 takes over.
 * @returns {Promise<number>} the exit code
 */
export async function start() {
  try {
    await bootstrap();
    return await supervise(node24, [inRoot('scripts/launch/launch.ts')]);
  } catch (error) {
    console.error(describe(error));
    return 1;
  }
}
