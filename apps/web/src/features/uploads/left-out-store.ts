import type { LeftOut } from '@etouch/ui/drop-zone';
import { useSyncExternalStore } from 'react';

let leftOut: readonly LeftOut[] = [];
const listeners = new Set<() => void>();

function publish(next: readonly LeftOut[]): void {
  leftOut = next;
  for (const listener of listeners) listener();
}

/** Remembers what of a drop was not taken, for the person to see. */
export function noteLeftOut(more: readonly LeftOut[]): void {
  if (more.length > 0) publish([...leftOut, ...more]);
}

export function clearLeftOut(): void {
  publish([]);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useLeftOut(): readonly LeftOut[] {
  return useSyncExternalStore(subscribe, () => leftOut);
}
