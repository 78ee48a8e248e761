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
  let file = await next(files);
  for await (const entry of expected) {
    const key = entry.folder ? `${entry.key}/` : entry.key;
    for (; file && file.key < key; file = await next(files)) yield { problem: 'ORPHANED', store, key: file.key };
    let found = false;
    for (; file && (entry.folder ? file.key.startsWith(key) : file.key === key); file = await next(files)) {
      found = true;
      if (entry.folder) continue;
      if (!sizeFits(entry, file)) yield { problem: 'SIZE', store, key };
      else if (checkContent && entry.sha256 && (await stored.sha256(key)) !== entry.sha256)
        yield { problem: 'CHECKSUM', store, key };
    }
    if (!found) yield { problem: 'MISSING', store, key };
  }
  for (; file; file = await next(files)) yield { problem: 'ORPHANED', store, key: file.key };
}

function sizeFits({ store, bytes }: InventoryEntry, file: StoredFile): boolean {
  if (bytes === undefined) return true;
  return store === 'incoming' ? file.bytes >= bytes : file.bytes === bytes;
}

async function next(files: AsyncIterator<StoredFile>): Promise<StoredFile | undefined> {
  const { done, value } = await files.next();
  return done ? undefined : value;
}
