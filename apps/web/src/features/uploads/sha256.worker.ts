import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { HashAnswer, HashRequest } from './file-hash.ts';

/**
 * Up to this size the browser's own digest takes a file whole: several times as fast, and never more than one such buffer
 * at a time. Above it, and where the page is not served over https and has no such digest, the file is read slice by slice.
 */
const WHOLE_BYTES = 64 * 2 ** 20;
const SLICE_BYTES = 4 * 2 ** 20;

const answer = (message: HashAnswer) => postMessage(message);

async function hash(file: File, onRead: (bytes: number) => void): Promise<string> {
  const digest = (crypto as Partial<Crypto>).subtle;
  if (digest && file.size <= WHOLE_BYTES) {
    return bytesToHex(new Uint8Array(await digest.digest('SHA-256', await file.arrayBuffer())));
  }
  const stream = sha256.create();
  for (let at = 0; at < file.size; at += SLICE_BYTES) {
    stream.update(new Uint8Array(await file.slice(at, at + SLICE_BYTES).arrayBuffer()));
    onRead(Math.min(file.size, at + SLICE_BYTES));
  }
  return bytesToHex(stream.digest());
}

let turn = Promise.resolve();
addEventListener('message', ({ data: { id, file } }: MessageEvent<HashRequest>) => {
  // One file after the other: a disk reads one fastest, and memory holds one slice.
  turn = turn.then(() =>
    hash(file, (read) => answer({ id, read })).then(
      (sha256) => answer({ id, sha256 }),
      () => answer({ id, isUnreadable: true }),
    ),
  );
});
