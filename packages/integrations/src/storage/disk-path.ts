import { join } from 'node:path';
import { segmentsOf } from './storage-key.ts';

/** A key as a path below `root`. Throws when the key could lead anywhere else: keys are ours, so that is a defect. */
export function diskPath(root: string, key: string): string {
  return join(root, ...segmentsOf(key));
}
