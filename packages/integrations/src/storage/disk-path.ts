import { join } from 'node:path';

const segment = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** A key as a path below `root`. Throws when the key could lead anywhere else: keys are ours, so that is a defect. */
export function diskPath(root: string, key: string): string {
  const segments = key.split('/');
  if (!segments.every((part) => segment.test(part))) throw new Error(`not a storage key: ${JSON.stringify(key)}`);
  return join(root, ...segments);
}
