import { leftOut, leftOutByName } from './left-out.ts';
import type { LeftOut } from './left-out.ts';

/** A file and where it lay in the folder that was dropped: "Jour 1/IMG_0042.CR3". */
export interface DroppedFile {
  file: File;
  path: string;
  /** What was dropped or chosen, the folder or the file itself, where the browser lets one keep it. */
  root?: FileSystemHandle;
}

/** Some of the files of one drop. */
export interface FoundFiles {
  files: DroppedFile[];
  leftOut: LeftOut[];
}

/** The files of one drop or one choice, a few at a time as their folders are read, in the order a file manager shows. */
export type FileSource = AsyncIterable<FoundFiles>;

/** A file or a folder, whichever of the browser's three ways it came by. */
interface Place {
  name: string;
  open?: () => Promise<File>;
  list?: () => Promise<Place[]>;
  handle?: FileSystemHandle;
}

/** So many files are handed over at once: enough to be quick, few enough that the page stays alive. */
const BATCH = 100;

const natural = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** Everything in a drop or in the clipboard. What is neither file nor folder is left out. To be called within the event. */
export function droppedFiles(transfer: DataTransfer): FileSource {
  const places = [...transfer.items].filter(({ kind }) => kind === 'file').map(placeOfItem);
  return readPlaces(places);
}

/** A folder or files that the browser lets one keep. */
export function filesOfHandles(handles: FileSystemHandle[]): FileSource {
  return readPlaces(handles.map((handle) => Promise.resolve(placeOfHandle(handle))));
}

/** What a file chooser gave, where the browser keeps the path in webkitRelativePath. */
export async function* chosenFiles(list: FileList | null): FileSource {
  const all = Array.from(list ?? [], (file) => ({ file, path: file.webkitRelativePath || file.name }));
  // A chosen folder comes in whatever order the disk has.
  if (all.some(({ file, path }) => path !== file.name)) all.sort((a, b) => natural.compare(a.path, b.path));
  for (let at = 0; at < all.length; at += BATCH) {
    const found: FoundFiles = { files: [], leftOut: [] };
    for (const one of all.slice(at, at + BATCH)) take(found, one);
    yield found;
  }
}

async function* readPlaces(places: Promise<Place | null>[]): FileSource {
  let found: FoundFiles = { files: [], leftOut: [] };
  for (const waited of places) {
    const place = await waited;
    if (!place) continue;
    for await (const one of walk(place, '', place.handle)) {
      if ('reason' in one) found.leftOut.push(one);
      else take(found, one);
      if (found.files.length < BATCH) continue;
      yield found;
      found = { files: [], leftOut: [] };
    }
  }
  if (found.files.length > 0 || found.leftOut.length > 0) yield found;
}

function take(found: FoundFiles, one: DroppedFile): void {
  const reason = leftOut(one.path, one.file.size);
  if (reason) found.leftOut.push({ path: one.path, reason });
  else found.files.push(one);
}

/** Opens folders to the bottom; what cannot be read is told, and the rest goes on. */
async function* walk(place: Place, folder: string, root?: FileSystemHandle): AsyncGenerator<DroppedFile | LeftOut> {
  const path = folder + place.name;
  const reason = leftOutByName(place.name);
  if (reason) {
    yield { path, reason };
    return;
  }
  try {
    if (place.open) yield { file: await place.open(), path, root };
    const inside = (await place.list?.()) ?? [];
    inside.sort((a, b) => natural.compare(a.name, b.name));
    for (const child of inside) yield* walk(child, `${path}/`, root);
  } catch {
    yield { path, reason: 'unreadable' };
  }
}

/** All of the item has to be asked for before the event ends; after it the browser forgets what was dropped. */
function placeOfItem(item: DataTransferItem): Promise<Place | null> {
  const kept = 'getAsFileSystemHandle' in item ? handleOf(item) : Promise.resolve(null);
  const entry = item.webkitGetAsEntry();
  const file = item.getAsFile();
  return kept.then((handle) => {
    if (handle) return placeOfHandle(handle);
    if (entry) return placeOfEntry(entry);
    return file && { name: file.name, open: () => Promise.resolve(file) };
  });
}

/** Not in TypeScript's library yet; null for what lies on no disk, as a picture in the clipboard. */
function handleOf(item: DataTransferItem): Promise<FileSystemHandle | null> {
  const asked = item as DataTransferItem & { getAsFileSystemHandle: () => Promise<FileSystemHandle | null> };
  return asked.getAsFileSystemHandle().catch(() => null);
}

function placeOfHandle(handle: FileSystemHandle): Place {
  if (handle.kind === 'file') {
    return { name: handle.name, handle, open: () => (handle as FileSystemFileHandle).getFile() };
  }
  return {
    name: handle.name,
    handle,
    list: async () => {
      const inside: Place[] = [];
      for await (const child of (handle as FileSystemDirectoryHandle).values()) inside.push(placeOfHandle(child));
      return inside;
    },
  };
}

function placeOfEntry(entry: FileSystemEntry): Place {
  if (entry.isFile) {
    const open = () => new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return { name: entry.name, open };
  }
  return {
    name: entry.name,
    list: async () => {
      const reader = (entry as FileSystemDirectoryEntry).createReader();
      const inside: Place[] = [];
      // Chromium gives a hundred at a time, and nothing once all were given.
      for (;;) {
        const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
        if (some.length === 0) return inside;
        inside.push(...some.map(placeOfEntry));
      }
    },
  };
}
