const PAUSE_MS = 150;

/**
 * Waits for the worker's doing.
 * @throws Error naming `what` when it has not come true after `limitMs`
 */
export async function until(what: string, limitMs: number, isTrue: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await isTrue())) {
    if (Date.now() > end) throw new Error(`${what}: not done after ${limitMs / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
