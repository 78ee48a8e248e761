import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { crc32 as addToCrc32 } from 'node:zlib';

/** What identifies a file's bytes; SHA-256 as 64, CRC-32 as 8 lower-case hex digits. */
export interface Checksums {
  bytes: number;
  sha256: string;
  crc32: string;
}

/** Checksums of bytes that come one part after the other. */
export class RunningChecksums {
  readonly #hash = createHash('sha256');
  #crc = 0;
  #bytes = 0;

  get bytes(): number {
    return this.#bytes;
  }

  add(part: Uint8Array): void {
    this.#hash.update(part);
    this.#crc = addToCrc32(part, this.#crc);
    this.#bytes += part.byteLength;
  }

  /** Of all that was added; nothing can be added afterwards. */
  end(): Checksums {
    const crc32 = this.#crc.toString(16).padStart(8, '0');
    return { bytes: this.#bytes, sha256: this.#hash.digest('hex'), crc32 };
  }
}

/** Checksums of a stream in one pass and constant memory. Rejects when it cannot be read to its end. */
export async function checksumOf(content: AsyncIterable<Uint8Array>): Promise<Checksums> {
  const checksums = new RunningChecksums();
  for await (const chunk of content) checksums.add(chunk);
  return checksums.end();
}

/** SHA-256 of a file as 64 lower-case hex digits, in constant memory. Rejects when the file cannot be read. */
export async function sha256File(path: string): Promise<string> {
  return (await checksumFile(path)).sha256;
}

/** Checksums of a file. */
export function checksumFile(path: string): Promise<Checksums> {
  return checksumOf(createReadStream(path, { highWaterMark: 1 << 20 }));
}
