import { afterEach, beforeEach } from 'vitest';

/** Steps that build on each other: after one has failed the next fail at once, instead of each waiting for what cannot come. */
export function asOneStory(): void {
  let failed: string | undefined;
  beforeEach(() => {
    if (failed) throw new Error(`An earlier step has failed: ${failed}`);
  });
  afterEach(({ task }) => {
    if (task.result?.state === 'fail') failed ??= task.name;
  });
}
