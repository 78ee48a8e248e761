import { Refused } from '../decode/refused.ts';
import type { ReadAt } from '../neutral/edit.ts';

/** Frames that no decoder here reads (ITU-T T.81, table B.1); arithmetic coding by itself (0xC9, 0xCA) is read. */
const RARE: Record<number, string> = {
  0xc3: 'lossless JPEG',
  0xc5: 'hierarchical JPEG',
  0xc6: 'hierarchical JPEG',
  0xc7: 'hierarchical lossless JPEG',
  0xcb: 'lossless JPEG in arithmetic coding',
  0xcd: 'hierarchical JPEG in arithmetic coding',
  0xce: 'hierarchical JPEG in arithmetic coding',
  0xcf: 'hierarchical lossless JPEG in arithmetic coding',
};
const NO_FRAMES = new Set([0xc4, 0xc8, 0xcc]);
const MAXIMUM_SEGMENTS = 2048;

/** @throws Refused VARIANT_NOT_SUPPORTED for a good JPEG of a kind that cannot be decoded; whatever is broken is the decoder's to name */
export async function refuseRareJpeg(read: ReadAt): Promise<void> {
  for (let at = 2, n = 0; n < MAXIMUM_SEGMENTS; n++) {
    const head = await read(at, 5);
    const marker = head[1] ?? 0;
    if (head.length < 5 || head[0] !== 0xff || marker === 0xda) return;
    if (marker >= 0xc0 && marker <= 0xcf && !NO_FRAMES.has(marker)) {
      const bits = head[4] ?? 8;
      const reason = RARE[marker] ?? (bits === 12 ? 'JPEG of 12 bits per channel' : null);
      if (reason) throw new Refused('VARIANT_NOT_SUPPORTED', { format: 'JPEG', reason });
      return;
    }
    at += marker === 0xff ? 1 : 2 + head.readUInt16BE(2);
  }
}
