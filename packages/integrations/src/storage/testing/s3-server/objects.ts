import type { Checksum } from './checksums.ts';

interface ObjectFacts {
  /** With its quotes. */
  etag: string;
  checksum: Checksum | undefined;
  /** Headers that come back with it: type, metadata, encryption. */
  headers: Record<string, string>;
}

/** An object as it was put together: of pieces, which are never joined, because four gigabytes of one have no room. */
export class StoredObject {
  #pieces: readonly Buffer[];
  readonly etag: string;
  readonly checksum: Checksum | undefined;
  readonly headers: Record<string, string>;
  modifiedAt = new Date();

  constructor(pieces: readonly Buffer[], { etag, checksum, headers }: ObjectFacts) {
    this.#pieces = pieces;
    this.etag = etag;
    this.checksum = checksum;
    this.headers = headers;
  }

  get size(): number {
    return this.#pieces.reduce((sum, piece) => sum + piece.length, 0);
  }

  /** All of it in one buffer. */
  get content(): Buffer {
    return this.bytes(0, this.size);
  }

  /** As if a disk of the bucket had changed it: nothing else knows. */
  set content(content: Buffer) {
    this.#pieces = [content];
  }

  /** @param end the byte after the last one */
  bytes(start: number, end: number): Buffer {
    let at = 0;
    const found = this.#pieces.flatMap((piece) => {
      const [from, to] = [Math.max(0, start - at), Math.min(piece.length, end - at)];
      at += piece.length;
      return from < to ? [piece.subarray(from, to)] : [];
    });
    return found.length === 1 ? found[0]! : Buffer.concat(found);
  }
}

export interface StoredPart {
  content: Buffer;
  etag: string;
  checksum: Checksum | undefined;
}

export interface MultipartUpload {
  key: string;
  begunAt: Date;
  headers: Record<string, string>;
  parts: Map<number, StoredPart>;
}

/** What one bucket holds. */
export interface Objects {
  objects: Map<string, StoredObject>;
  /** Writes in parts that are not completed, by their id. */
  uploads: Map<string, MultipartUpload>;
}

/** The keys of a map in byte order, those after `after` only. */
export function sortedKeys(keys: Iterable<string>, prefix: string, after: string): string[] {
  return [...keys]
    .filter((key) => key.startsWith(prefix) && key > after)
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}
