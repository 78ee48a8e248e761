import type { Readable } from 'node:stream';

/** What was written: bytes and SHA-256 in hex of the whole file. */
export interface StoredFile {
  bytes: number;
  sha256: string;
}

export interface StoredFileFacts {
  bytes: number;
  modifiedAt: Date;
}

/** First and last byte to read, both included, counted from 0. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * Where originals, versions and derivatives stand. Keys are chosen by the server, never by a person. A write is
 * acknowledged only when it would survive a power cut, and a file under its key is always whole.
 */
export interface Storage {
  /** Writes a stream under `key`, replacing what stood there. Throws StorageFull; nothing is kept then. */
  put(key: string, content: AsyncIterable<Uint8Array>): Promise<StoredFile>;
  /** Takes a file of this machine over under `key`; the file is gone from `path` afterwards. Throws StorageFull. */
  adopt(path: string, key: string): Promise<void>;
  /** Opens a file or a part of it. Throws FileMissing. */
  read(key: string, range?: ByteRange): Promise<Readable>;
  /** Null when there is no such file. */
  stat(key: string): Promise<StoredFileFacts | null>;
  /** Does nothing when there is no such file. */
  remove(key: string): Promise<void>;
  /** Removes every file below `prefix` (a folder of keys). */
  removeBelow(prefix: string): Promise<void>;
  /** Lends the file as a path of this machine for as long as `use` runs; it must only be read. Throws FileMissing. */
  withLocalFile<T>(key: string, use: (path: string) => Promise<T>): Promise<T>;
  /** Lends an empty folder whose files can be adopted cheaply; it is removed afterwards. */
  withScratch<T>(use: (directory: string) => Promise<T>): Promise<T>;
  /** Bytes that can still be written. */
  freeBytes(): Promise<number>;
}

/** There is no file under a key that a row names. */
export class FileMissing extends Error {
  override name = 'FileMissing';
  readonly key: string;
  constructor(key: string) {
    super(`no file is stored under ${key}`);
    this.key = key;
  }
}

/** The disk is full. `keptBytes` of the file stand and count; sending goes on from there once there is room. */
export class StorageFull extends Error {
  override name = 'StorageFull';
  /** The system's word for it, so that it is recognised wherever it surfaces. */
  readonly code = 'ENOSPC';
  readonly keptBytes: number;
  constructor(keptBytes: number) {
    super('there is no space left where files are stored');
    this.keptBytes = keptBytes;
  }
}
