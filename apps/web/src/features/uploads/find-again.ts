import type { DroppedFile, LeftOut } from '@etouch/ui/drop-zone';
import type { JournalFile, LeftBehind } from './journal.ts';

/** Not in TypeScript's library yet. */
interface WithPermission {
  queryPermission?: (options: { mode: 'read' }) => Promise<PermissionState>;
  requestPermission?: (options: { mode: 'read' }) => Promise<PermissionState>;
}

/** Asks for what the browser no longer lets one read without asking; one question per folder, within the click. */
async function mayRead(handle: FileSystemHandle): Promise<boolean> {
  const asking = handle as FileSystemHandle & WithPermission;
  const options = { mode: 'read' } as const;
  if ((await asking.queryPermission?.(options)) === 'granted') return true;
  return (await asking.requestPermission?.(options).catch(() => 'denied')) === 'granted';
}

/** Whether this is the file that was given, as far as one can tell without reading it; its checksum tells the rest. */
export function isSameFile(file: File, kept: Pick<JournalFile, 'size' | 'modified'>): boolean {
  return file.size === kept.size && file.lastModified === kept.modified;
}

async function openBelow(root: FileSystemHandle, path: string): Promise<File> {
  if (root.kind === 'file') return (root as FileSystemFileHandle).getFile();
  let folder = root as FileSystemDirectoryHandle;
  // The path begins with the folder's own name.
  const [, ...names] = path.split('/');
  for (const name of names.slice(0, -1)) folder = await folder.getDirectoryHandle(name);
  return (await folder.getFileHandle(names.at(-1) ?? '')).getFile();
}

export interface FoundAgain {
  kept: JournalFile;
  dropped: DroppedFile;
}

/**
 * Finds files again where they lay when they were given. Those whose folder the person does not open again are in neither
 * list: they may still be chosen by hand.
 */
export async function findAgain({
  files,
  roots,
}: Pick<LeftBehind, 'files' | 'roots'>): Promise<{ found: FoundAgain[]; gone: (LeftOut & { key: string })[] }> {
  const found: FoundAgain[] = [];
  const gone: (LeftOut & { key: string })[] = [];
  const allowed = new Map<string, FileSystemHandle | null>();
  for (const kept of files) {
    const handle = kept.root && roots.get(kept.root);
    if (!handle || !kept.root) continue;
    const root = allowed.get(kept.root) ?? (allowed.has(kept.root) || !(await mayRead(handle)) ? null : handle);
    allowed.set(kept.root, root);
    if (!root) continue;
    const { key, path } = kept;
    const file = await openBelow(root, path).catch(() => null);
    if (!file) gone.push({ key, path, reason: 'unreadable' });
    else if (isSameFile(file, kept)) found.push({ kept, dropped: { file, path, root } });
    else gone.push({ key, path, reason: 'changed' });
  }
  return { found, gone };
}

/** Finds among files chosen by hand those that are missing: by place and name, by name, and by what the disk says of them. */
export function matchAgain(chosen: readonly DroppedFile[], missing: readonly JournalFile[]): FoundAgain[] {
  const open = Map.groupBy(missing, ({ name }) => name);
  return chosen.flatMap((dropped) => {
    const { file, path } = dropped;
    const same = (open.get(file.name) ?? []).filter((kept) => isSameFile(file, kept));
    const kept = same.find((one) => one.path === path) ?? same[0];
    if (!kept) return [];
    open.set(
      file.name,
      (open.get(file.name) ?? []).filter((one) => one !== kept),
    );
    return [{ kept, dropped }];
  });
}
