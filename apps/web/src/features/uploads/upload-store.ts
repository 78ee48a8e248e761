import { useSyncExternalStore } from 'react';
import type { UploadEntry } from './upload-item.ts';

/** Thousands of files report several times a second each: the pages hear of it together, this often, ms. */
const PUBLISH_MS = 150;

const entries = new Map<string, UploadEntry>();
const listeners = new Set<() => void>();
let shown: readonly UploadEntry[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;

function publish(): void {
  clearTimeout(timer);
  timer = undefined;
  shown = [...entries.values()];
  for (const listener of listeners) listener();
}

function publishSoon(): void {
  timer ??= setTimeout(publish, PUBLISH_MS);
}

/** All uploads of this tab as they are now, in the order they were given. They live outside the pages, so that leaving one interrupts nothing. */
export function uploads(): IterableIterator<UploadEntry> {
  return entries.values();
}

export function uploadOf(id: string): UploadEntry | undefined {
  return entries.get(id);
}

export function addUploads(added: UploadEntry[]): void {
  for (const entry of added) entries.set(entry.id, entry);
  publish();
}

/** Changes one that is still there. */
export function changeUpload(id: string, change: Partial<UploadEntry>): void {
  const entry = entries.get(id);
  if (!entry) return;
  entries.set(id, { ...entry, ...change });
  publishSoon();
}

export function removeUploads(isGone: (entry: UploadEntry) => boolean): void {
  for (const entry of entries.values()) if (isGone(entry)) entries.delete(entry.id);
  publish();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The uploads for a page to show, a fraction of a second old. */
export function useUploads(): readonly UploadEntry[] {
  return useSyncExternalStore(subscribe, () => shown);
}

let stopped: unknown = null;

/** Says why everything was stopped: a refusal that every file would meet; null once the person goes on. */
export function setStopped(error: unknown): void {
  stopped = error;
  publish();
}

export function useStopped(): unknown {
  return useSyncExternalStore(subscribe, () => stopped);
}
