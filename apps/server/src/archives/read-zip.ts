import type { Readable } from 'node:stream';
import { bodyOf } from '../body-of.ts';
import type { ByteRange } from '@etouch/integrations/storage/storage';
import { piecesOf, type ZipLayout } from './zip-layout.ts';

/** Opens a range of an entry. */
export type OpenEntry = (entry: number, range: ByteRange) => Promise<Readable>;

/**
 * A range of an archive as a stream that is made while it is read: one file open at a time, nothing collected. An entry
 * that cannot be read, or is not as long as it was announced, breaks the stream off: half an archive must not look like
 * a whole one. When the reader goes away the open file is closed at once, also one that does not answer.
 * @param onError hears why it broke off
 */
export function readZip(
  layout: ZipLayout,
  range: ByteRange,
  open: OpenEntry,
  onError: (error: unknown) => void,
): ReadableStream<Uint8Array> {
  let current: Readable | undefined;
  let isLeft = false;
  async function* bytes(): AsyncGenerator<Uint8Array> {
    for (const piece of piecesOf(layout, range)) {
      if (piece instanceof Uint8Array) {
        yield piece;
        continue;
      }
      current = await open(piece.entry, piece.range);
      if (isLeft) {
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
  const close = () => {
    isLeft = true;
    current?.destroy();
  };
  return bodyOf(bytes(), close, (error) => {
    if (!isLeft) onError(error);
  });
}
