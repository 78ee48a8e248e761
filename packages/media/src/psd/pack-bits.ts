/** Unpacks one PackBits row (TIFF 6.0, section 9). Returns whether it filled the output. */
export function unpackBits(packed: Uint8Array, out: Uint8Array): boolean {
  let from = 0;
  let to = 0;
  while (from < packed.length && to < out.length) {
    const code = packed[from++] ?? 0;
    if (code < 128) {
      const run = Math.min(code + 1, packed.length - from, out.length - to);
      for (let i = 0; i < run; i++) out[to + i] = packed[from + i] ?? 0;
      from += code + 1;
      to += run;
    } else if (code > 128) {
      const end = Math.min(to + 257 - code, out.length);
      if (from >= packed.length) return false;
      out.fill(packed[from++] ?? 0, to, end);
      to = end;
    }
  }
  return to === out.length;
}
