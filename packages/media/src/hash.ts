import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { crc32 as addToCrc32 } from 'node:zlib';

/** What identifies a file's bytes; SHA-256 as 64, CRC-32 as 8 lower-case hex digits. */
export interface Checksums {
  bytes: number;
  sha256: string;
  crc32: string;
}

/** Checksums of a stream in one pass and constant memory. Rejects when it cannot be read to its end. */
export async function checksumOf(content: AsyncIterable<Uint8Array>): Promise<Checksums> {
  const hash = createHash('sha256');
  let crc = 0;
  let bytes = 0;
  for await (const chunk of content) {
    hash.update(chunk);
    crc = addToCrc32(chunk, crc);
    bytes += chunk.byteLength;
  }
  return { bytes, sha256: hash.digest('hex'), crc32: crc.toString(16).padStart(8, '0') };
}

/** SHA-256 of a file as 64 lower-case hex digits, in constant memory. Rejects when the file cannot be read. */
export async function sha256File(path: string): Promise<string> {
  return (await checksumFile(path)).sha256;
}

/** Checksums of a file. */
export function checksumFile(path: string): Promise<Checksums> {
  return checksumOf(createReadStream(path, { highWaterMark: 1 << 20 }));
}
