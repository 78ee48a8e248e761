/** Numbers that are the same for the same seed (mulberry32), 0 to 1. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const EXTREMES = [0, 1, 0x7f, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, 0xfffffff0, 0xffffffff];

/** A damaged copy of a file: flipped bytes, absurd numbers, lost, doubled and foreign stretches; more often near its head. */
export function mutate(file: Buffer, others: readonly Buffer[], random: () => number): Buffer {
  let out = Buffer.from(file);
  const upTo = (most: number) => Math.floor(random() * most);
  const place = () => (random() < 0.6 ? upTo(Math.min(out.length, 600)) : upTo(out.length));
  for (let changes = 1 + upTo(4); changes > 0 && out.length > 16; changes--) {
    const at = place();
    const kind = upTo(7);
    if (kind <= 1) for (let n = 1 + upTo(8); n > 0; n--) out[place()] = upTo(256);
    else if (kind === 2 && at + 4 <= out.length) {
      const value = EXTREMES[upTo(EXTREMES.length)] ?? 0;
      if (random() < 0.5) out.writeUInt32BE(value, at);
      else out.writeUInt32LE(value, at);
    } else if (kind === 3 && at + 2 <= out.length) out.writeUInt16BE((EXTREMES[upTo(6)] ?? 0) & 0xffff, at);
    else if (kind === 4) out = Buffer.concat([out.subarray(0, at), out.subarray(at + 1 + upTo(64))]);
    else if (kind === 5) {
      const stretch = out.subarray(at, at + 1 + upTo(200));
      out = Buffer.concat([out.subarray(0, at), stretch, stretch, out.subarray(at)]);
    } else {
      const other = others[upTo(others.length)] ?? file;
      const from = upTo(other.length);
      other.copy(out, at, from, from + 1 + upTo(300));
    }
  }
  return out;
}
