/** Bits of a hash by which it is looked up, and how many such pieces it has. */
const [PIECE_BITS, PIECES] = [16, 4];
const PIECE = 2 ** PIECE_BITS;

/** In how many of 64 bits two hashes differ. */
export function bitsApart(one: bigint, other: bigint): number {
  const different = BigInt.asUintN(64, one ^ other);
  return ones(Number(different & 0xffffffffn)) + ones(Number(different >> 32n));
}

/** Set bits of a whole number below 2^32. */
function ones(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/**
 * A growing set of 64-bit hashes that finds those near to another without comparing with all: multi-index hashing after
 * Norouzi, Punjani and Fleet, "Fast Search in Hamming Space with Multi-Index Hashing" (CVPR 2012). Of four pieces of two
 * hashes that differ in up to seven bits, one differs in at most one: 17 look-ups a piece.
 */
export class NearHashes {
  readonly #pieces = Array.from({ length: PIECES }, () => new Map<number, { hash: bigint; id: string }[]>());

  add(hash: bigint, id: string): void {
    for (const [n, piece] of piecesOf(hash).entries()) {
      const found = this.#pieces[n]?.get(piece);
      if (found) found.push({ hash, id });
      else this.#pieces[n]?.set(piece, [{ hash, id }]);
    }
  }

  /** The ids of all that differ in at most `bits`, nearest first, then by id. @param bits 0 to 7 */
  near(hash: bigint, bits: number): string[] {
    const found = new Map<string, number>();
    for (const [n, piece] of piecesOf(hash).entries()) {
      for (const near of [piece, ...Array.from({ length: PIECE_BITS }, (_, bit) => piece ^ (1 << bit))]) {
        for (const other of this.#pieces[n]?.get(near) ?? []) {
          const apart = found.has(other.id) ? bits + 1 : bitsApart(hash, other.hash);
          if (apart <= bits) found.set(other.id, apart);
        }
      }
    }
    return [...found].toSorted(([a, x], [b, y]) => x - y || (a < b ? -1 : 1)).map(([id]) => id);
  }
}

function piecesOf(hash: bigint): number[] {
  const bits = BigInt.asUintN(64, hash);
  return Array.from({ length: PIECES }, (_, n) => Number((bits >> BigInt(n * PIECE_BITS)) % BigInt(PIECE)));
}
