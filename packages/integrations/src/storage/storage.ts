import type { Readable } from 'node:stream';

/** What was written: bytes and SHA-256 in hex of the whole file. */
export interface StoredFile {
  bytes: number;
  sha256: string;
}

export interface StoredFileFacts {
  bytes: number;
  modifiedAt: Date;
  /** Of the whole file, hexadecimal, where the storage keeps it beside the file. */
  sha256?: string;
}

export interface ListedFile {
  key: string;
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
 * acknowledged only when it would survive a power cut, and a file under its key is always whole. Every method throws
 * StorageUnreachable when the storage does not answer, or not as it should, also after some tries: nothing is lost then,
 * and the same call may be made again.
 */
export interface Storage {
  /** Writes a stream under `key`, replacing what stood there. Throws StorageFull; nothing is kept then. */
  put(key: string, content: AsyncIterable<Uint8Array>): Promise<StoredFile>;
  /**
   * Takes a file of this machine over under `key`; the file is gone from `path` afterwards. Broken off at any point and
   * called again with the same file, it goes on. Throws StorageFull.
   * @param known SHA-256 of the file in hex where the caller has it, which saves reading the file once
   */
  adopt(path: string, key: string, known?: { sha256: string }): Promise<void>;
  /**
   * Opens a file or a part of it. Throws FileMissing. What comes is what was stored: a stream that could not be completed
   * fails, and so does one whose content has changed (FileAltered) where the storage can tell.
   */
  read(key: string, range?: ByteRange): Promise<Readable>;
  /** Null when there is no such file. */
  stat(key: string): Promise<StoredFileFacts | null>;
  /** Does nothing when there is no such file. */
  remove(key: string): Promise<void>;
  /** Removes every file below `prefix` (a folder of keys). */
  removeBelow(prefix: string): Promise<void>;
  /** Every file below `prefix` (a folder of keys; '' for all) in the byte order of the keys, held page by page. */
  list(prefix: string): AsyncIterable<ListedFile>;
  /** Removes what broken-off writes have left and nobody has touched since; files under their keys stay. */
  removeUnfinished(before: Date): Promise<void>;
  /** Lends the file as a path of this machine for as long as `use` runs; it must only be read. Throws FileMissing. */
  withLocalFile<T>(key: string, use: (path: string) => Promise<T>): Promise<T>;
  /** Lends an empty folder whose files can be adopted cheaply; it is removed afterwards. */
  withScratch<T>(use: (directory: string) => Promise<T>): Promise<T>;
  /** Bytes that can still be taken in. */
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

/** A stored file is not what was stored: another size, or another checksum. */
export class FileAltered extends Error {
  override name = 'FileAltered';
  readonly key: string;
  constructor(key: string) {
    super(`the file stored under ${key} is not what was stored`);
    this.key = key;
  }
}

/**
 * The storage does not answer, or refuses to work for us (credentials, rights, a bucket that is not there). It says
 * nothing of the file: the same call may succeed later.
 */
export class StorageUnreachable extends Error {
  override name = 'StorageUnreachable';
  /** So that it is recognised wherever it surfaces. */
  readonly code = 'STORAGE_UNREACHABLE';
  /** @param reason the storage's own word, such as SlowDown, ECONNREFUSED or AccessDenied */
  constructor(reason: string, options?: ErrorOptions) {
    super(`the storage cannot be worked with: ${reason}`, options);
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
