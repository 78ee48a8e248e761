import type { Readable } from 'node:stream';

/** Names an upload on its way: the studio it belongs to (so that it can be found again without a row) and its id. */
export interface IncomingFile {
  studioId: string;
  uploadId: string;
}

export interface AppendOptions {
  /** The size that the file may have at the most. */
  limit?: number;
  /** Stops the receiving: what has come is kept, and the signal's reason thrown. */
  signal?: AbortSignal;
  /** Called before every write; what it throws stops the receiving, and what has come by then is lost. */
  beforeWrite?: () => void;
  /** Sees all bytes in their order, while they are written: whether they were, the end of the appending tells. */
  onBytes?: (chunks: readonly Uint8Array[]) => void;
  /** The chunks are nobody else's: their memory is given back as soon as they are written, and they are empty then. */
  ownsChunks?: boolean;
}

/** More bytes came than the file may hold; those that fit are kept. */
export class SentTooMuch extends Error {
  override name = 'SentTooMuch';
  constructor(limit: number) {
    super(`more than ${limit} bytes were sent`);
  }
}

/**
 * Bytes of uploads that are not complete. The file is the truth: what was acknowledged is what it holds. A file stays
 * listed, even after its bytes were moved away, until `forget` says that the rows know of it.
 */
export interface IncomingFiles {
  /** Makes an empty file; one that is there stays as it is. Throws StorageFull. */
  create(file: IncomingFile): Promise<void>;
  /** Bytes held; null when they were moved away or never came. */
  size(file: IncomingFile): Promise<number | null>;
  /** As `size`, of bytes that will also survive a power cut: only such may be acknowledged. */
  safeSize(file: IncomingFile): Promise<number | null>;
  /** Appends at `offset`, which must be the size; answers the new size once it is safe. Throws StorageFull, SentTooMuch. */
  append(file: IncomingFile, offset: number, content: Readable, options?: AppendOptions): Promise<number>;
  /** Where the bytes stand, for hashing and for Storage.adopt. */
  path(file: IncomingFile): string;
  /** Removes bytes and entry. Does nothing when there is none. */
  forget(file: IncomingFile): Promise<void>;
  /** Every entry, also those of another server process. */
  list(): Promise<IncomingFile[]>;
  /** Every studio that has or had an upload here. */
  studios(): Promise<string[]>;
}
