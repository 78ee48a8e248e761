import type { Selection } from 'react-aria-components';

/**
 * React Aria's selection as a set of ids. The very object is handed on, not a copy: it carries the anchor from which Shift
 * extends, and a copy would make each Shift-arrow start anew. Our ids are always strings.
 */
export function chosenIds(keys: Selection, all: readonly { id: string }[]): Set<string> {
  if (keys === 'all') return new Set(all.map((item) => item.id));
  return hasOnlyStrings(keys) ? keys : new Set(Array.from(keys, String));
}

function hasOnlyStrings(keys: Set<unknown>): keys is Set<string> {
  for (const key of keys) if (typeof key !== 'string') return false;
  return true;
}
