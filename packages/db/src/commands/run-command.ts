import { DatabaseSetupError } from '../database-setup-error.ts';

/**
 * Runs a command of this package and sets the exit code it returns. What its user can act on is one line on standard
 * error, anything else keeps its stack.
 */
export async function runCommand(work: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await work();
  } catch (error) {
    console.error(error instanceof DatabaseSetupError ? error.message : error);
    process.exitCode = 1;
  }
}
