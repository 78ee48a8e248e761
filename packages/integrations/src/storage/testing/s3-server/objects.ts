import type { Checksum } from './checksums.ts';

export interface StoredObject {
  content: Buffer;
  /** With its quotes. */
  etag: string;
  checksum: Checksum | undefined;
  modifiedAt: Date;
  /** Headers that come back with it: type, metadata, encryption. */
  headers: Record<string, string>;
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
