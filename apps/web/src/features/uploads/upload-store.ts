import { useSyncExternalStore } from 'react';
import type { UploadEntry } from './upload-item.ts';

let entries: readonly UploadEntry[] = [];
const listeners = new Set<() => void>();

function publish(next: readonly UploadEntry[]): void {
  entries = next;
  for (const listener of listeners) listener();
}

/** All uploads of this tab, oldest first. They live outside the pages, so that leaving one interrupts nothing. */
export function uploads(): readonly UploadEntry[] {
  return entries;
}

export function addUploads(added: UploadEntry[]): void {
  publish([...entries, ...added]);
}

export function changeUpload(id: string, change: Partial<UploadEntry>): void {
  publish(entries.map((entry) => (entry.id === id ? { ...entry, ...change } : entry)));
}

export function removeUploads(isGone: (entry: UploadEntry) => boolean): void {
  publish(entries.filter((entry) => !isGone(entry)));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useUploads(): readonly UploadEntry[] {
  return useSyncExternalStore(subscribe, uploads);
}
