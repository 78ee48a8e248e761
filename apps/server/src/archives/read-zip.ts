import { Readable } from 'node:stream';
import type { ByteRange } from '@etouch/integrations/storage/storage';
import { piecesOf, type ZipLayout } from './zip-layout.ts';

/** Opens a range of an entry. */
export type OpenEntry = (entry: number, range: ByteRange) => Promise<Readable>;

/** What is read ahead of a slow reader, beside the open file's own. */
const AHEAD_BYTES = 256 * 1024;

/**
 * A range of an archive as a stream that is made while it is read: one file open at a time, nothing collected. An entry
 * that cannot be read, or is not as long as it was announced, breaks the stream off: half an archive must not look like
 * a whole one. When the reader goes away the open file is closed at once, also one that does not answer.
 */
export function readZip(layout: ZipLayout, range: ByteRange, open: OpenEntry): Readable {
  let current: Readable | undefined;
  async function* bytes(): AsyncGenerator<Uint8Array> {
    for (const piece of piecesOf(layout, range)) {
      if (piece instanceof Uint8Array) {
        yield piece;
        continue;
      }
      current = await open(piece.entry, piece.range);
      if (output.destroyed) {
        current.destroy();
        return;
      }
      let left = piece.range.end - piece.range.start + 1;
      for await (const chunk of current as AsyncIterable<Uint8Array>) {
        left -= chunk.byteLength;
        if (left < 0) break;
        yield chunk;
      }
      if (left !== 0) throw new Error(`entry ${piece.entry} of an archive is not as long as it was announced`);
    }
  }
  const made = bytes();
  // Not Readable.from: that waits for its generator, and so for a file that does not answer, before it closes.
  const output = new Readable({
    highWaterMark: AHEAD_BYTES,
    read() {
      made.next().then(
        ({ done, value }) => void this.push(done ? null : value),
        (error: Error) => this.destroy(error),
      );
    },
    destroy(error, callback) {
      current?.destroy();
      callback(error);
    },
  });
  return output;
}
