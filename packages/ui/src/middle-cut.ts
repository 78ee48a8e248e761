/**
 * Splits a file name where it may be cut: the head shrinks, the tail always shows. The tail holds the extension and the
 * characters before it that tell two frames of one series apart ("_0042.CR3").
 */
export function middleCut(name: string, tailLength = 10): { head: string; tail: string } {
  const characters = Array.from(new Intl.Segmenter().segment(name), (part) => part.segment);
  if (characters.length <= tailLength) return { head: '', tail: name };
  return { head: characters.slice(0, -tailLength).join(''), tail: characters.slice(-tailLength).join('') };
}
