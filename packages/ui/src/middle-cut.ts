/** Printable ASCII: each a character of its own. */
const ONE_EACH = /^[ -~]*$/;

let made: Intl.Segmenter | undefined;
const segmenter = () => (made ??= new Intl.Segmenter());

/**
 * Splits a file name where it may be cut: the head shrinks, the tail always shows. The tail holds the extension and the
 * characters before it that tell two frames of one series apart ("_0042.CR3").
 */
export function middleCut(name: string, tailLength = 10): { head: string; tail: string } {
  // A segmenter costs a millisecond each time, and the names of a grid are many.
  if (ONE_EACH.test(name)) {
    const cut = Math.max(0, name.length - tailLength);
    return { head: name.slice(0, cut), tail: name.slice(cut) };
  }
  const characters = Array.from(segmenter().segment(name), (part) => part.segment);
  if (characters.length <= tailLength) return { head: '', tail: name };
  return { head: characters.slice(0, -tailLength).join(''), tail: characters.slice(-tailLength).join('') };
}
