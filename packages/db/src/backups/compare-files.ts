import type { InventoryEntry } from './inventory.ts';
import type { StoredFile, StoredFiles } from './stored-files.ts';

export type FileProblem =
  | 'MISSING'
  /** It has another size than the rows say; of an upload under way, fewer bytes than were acknowledged. */
  | 'SIZE'
  /** Its content is not what was stored; only looked at where asked for. */
  | 'CHECKSUM'
  /** No row names it. */
  | 'ORPHANED';

export interface FileFinding {
  problem: FileProblem;
  store: InventoryEntry['store'];
  key: string;
  /** Size and age of a file that no row names. */
  bytes?: number;
  modifiedAt?: Date;
}

/**
 * Compares what rows name with what is stored. Both come in the byte order of their keys, so that neither list is ever
 * held: millions of files need no more memory than ten.
 * @param expected one store's part of an inventory
 * @param checkContent reads every file whose checksum is known
 */
export async function* compareFiles(
  store: InventoryEntry['store'],
  expected: AsyncIterable<InventoryEntry>,
  stored: StoredFiles,
  checkContent = false,
): AsyncGenerator<FileFinding> {
  const files = stored.list()[Symbol.asyncIterator]();
  /** Folders around the place that is looked at, the innermost last. */
  let around: { prefix: string; isNeeded: boolean }[] = [];
  const leave = function* (key: string | undefined): Generator<FileFinding> {
    const left = around.filter(({ prefix }) => !key?.startsWith(prefix));
    around = around.filter(({ prefix }) => key?.startsWith(prefix));
    for (const { prefix, isNeeded } of left) if (isNeeded) yield { problem: 'MISSING', store, key: prefix };
  };
  const meet = function* (file: StoredFile): Generator<FileFinding> {
    yield* leave(file.key);
    for (const folder of around) folder.isNeeded = false;
    if (around.length === 0) yield { problem: 'ORPHANED', store, ...file };
  };
  let file = await next(files);
  for await (const entry of expected) {
    const key = entry.folder ? `${entry.key}/` : entry.key;
    for (; file && file.key < key; file = await next(files)) yield* meet(file);
    yield* leave(key);
    if (entry.folder) {
      around.push({ prefix: key, isNeeded: !entry.optional });
    } else if (file?.key === key) {
      for (const folder of around) folder.isNeeded = false;
      if (!sizeFits(entry, file)) yield { problem: 'SIZE', store, key };
      else if (checkContent && entry.sha256 && (await stored.sha256(key)) !== entry.sha256)
        yield { problem: 'CHECKSUM', store, key };
      file = await next(files);
    } else if (!entry.optional) {
      yield { problem: 'MISSING', store, key };
    }
  }
  for (; file; file = await next(files)) yield* meet(file);
  yield* leave(undefined);
}

function sizeFits({ store, bytes }: InventoryEntry, file: StoredFile): boolean {
  if (bytes === undefined) return true;
  return store === 'incoming' ? file.bytes >= bytes : file.bytes === bytes;
}

async function next(files: AsyncIterator<StoredFile>): Promise<StoredFile | undefined> {
  const { done, value } = await files.next();
  return done ? undefined : value;
}
