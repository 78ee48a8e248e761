import type { Me } from '@etouch/contracts/routes/me';
import type { DroppedFile } from '@etouch/ui/drop-zone';
import { inDatabase } from './database.ts';
import type { UploadTarget } from './upload-item.ts';

/** A file that a person gave this browser to send and that has not arrived: what it takes to find it again. */
export interface JournalFile {
  key: string;
  /** Person and organization: another one at the same browser sees nothing of it. */
  owner: string;
  /** The tab that has it; one that is gone has left it behind. */
  tab: string;
  target: UploadTarget;
  path: string;
  name: string;
  /** Bytes. */
  size: number;
  /** As the file system has it, ms. */
  modified: number;
  /** Of the folder or file kept in `roots`; null where the browser keeps none. */
  root: string | null;
  /** ms */
  addedAt: number;
}

interface JournalRoot {
  key: string;
  handle: FileSystemHandle;
}

/** An unfinished upload lives no longer at the server either. */
const KEPT_MS = 7 * 24 * 3600 * 1000;
/** Each tab holds a lock of its own for as long as it lives. */
const TAB_LOCK = 'etouch.uploads.tab.';

const tab = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
const roots = new Map<FileSystemHandle, string>();
let owner: string | null = null;

const locks = () => (navigator as Partial<Navigator>).locks;
/** Held from the first moment, so that no other tab takes its files for left behind. */
locks()
  ?.request(TAB_LOCK + tab, () => new Promise<never>(() => undefined))
  .catch(() => undefined);

/** For whom files are kept: a person, acting for an organization. */
export function uploadOwner({ user, active }: Pick<Me, 'user' | 'active'>): string {
  return `${user.id} ${active?.organizationId ?? ''}`;
}

/** Says for whom this tab sends. */
export function setUploadOwner(next: string): void {
  owner = next;
}

/** A browser that keeps nothing (a private window) sends all the same, it only remembers nothing. */
const quietly = (work: Promise<unknown>) => void work.catch(() => undefined);

const keyOf = (id: string) => `${tab}.${id}`;

/** Remembers files under the ids of their uploads, all of one batch at once. */
export function noteFiles(target: UploadTarget, files: readonly DroppedFile[], ids: readonly string[]): void {
  if (!owner) return;
  const mine = owner;
  const added: JournalRoot[] = [];
  const kept = files.map(({ file, path, root }, at): JournalFile => {
    if (root && !roots.has(root)) {
      const key = `${tab}.root-${roots.size}`;
      roots.set(root, key);
      added.push({ key, handle: root });
    }
    return {
      key: keyOf(ids[at] ?? ''),
      owner: mine,
      tab,
      target,
      path,
      name: file.name,
      size: file.size,
      modified: file.lastModified,
      root: (root && roots.get(root)) ?? null,
      addedAt: Date.now(),
    };
  });
  quietly(
    inDatabase('readwrite', (fileStore, rootStore) => {
      for (const root of added) rootStore.put(root);
      for (const file of kept) fileStore.put(file);
      return undefined;
    }),
  );
}

/** It has arrived, or nobody waits for it any more. */
export function forgetFile(id: string): void {
  forgetKept([keyOf(id)]);
}

export function forgetKept(keys: readonly string[]): void {
  quietly(
    inDatabase('readwrite', (files) => {
      for (const key of keys) files.delete(key);
      return undefined;
    }),
  );
}

async function livingTabs(): Promise<Set<string>> {
  const held = (await locks()?.query())?.held ?? [];
  return new Set([tab, ...held.map(({ name }) => (name ?? '').replace(TAB_LOCK, ''))]);
}

/** What tabs that are gone have left of a person's files, and what the living ones still have in hand. */
export interface LeftBehind {
  /** In the order they were given. */
  files: JournalFile[];
  /** The folders and files they were found in, by key. */
  roots: Map<string, FileSystemHandle>;
  inHand: JournalFile[];
}

export const NOTHING_LEFT: LeftBehind = { files: [], roots: new Map(), inHand: [] };

export async function readLeftBehind(of: string): Promise<LeftBehind> {
  try {
    const living = await livingTabs();
    const all = (await inDatabase<JournalFile[]>('readonly', (files) => files.getAll())) ?? [];
    const old = all.filter(({ addedAt }) => addedAt < Date.now() - KEPT_MS);
    const kept = (await inDatabase<JournalRoot[]>('readonly', (_files, rootStore) => rootStore.getAll())) ?? [];
    const needed = new Set(all.map(({ root }) => root));
    const isStray = ({ key }: JournalRoot) => !needed.has(key) && !living.has(key.split('.')[0] ?? '');
    quietly(
      inDatabase('readwrite', (files, rootStore) => {
        for (const { key } of old) files.delete(key);
        for (const { key } of kept.filter(isStray)) rootStore.delete(key);
        return undefined;
      }),
    );
    const mine = all.filter((file) => file.owner === of && !old.includes(file));
    const files = mine.filter((file) => !living.has(file.tab));
    files.sort((a, b) => a.addedAt - b.addedAt || a.key.localeCompare(b.key, 'en', { numeric: true }));
    return {
      files,
      roots: new Map(kept.map(({ key, handle }) => [key, handle])),
      inHand: mine.filter((file) => living.has(file.tab)),
    };
  } catch {
    return NOTHING_LEFT;
  }
}
