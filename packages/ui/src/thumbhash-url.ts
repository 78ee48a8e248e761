import { thumbHashToDataURL } from 'thumbhash';

const KEPT = 2_000;
const known = new Map<string, string | null>();

/** The placeholder of a thumbhash (base64) as a data: address; null when it is not a thumbhash. Kept for 2,000 pictures, a grid asks again at each scroll. */
export function thumbhashUrl(thumbhash: string): string | null {
  const kept = known.get(thumbhash);
  if (kept !== undefined) return kept;
  const url = decode(thumbhash);
  if (known.size >= KEPT) known.delete(known.keys().next().value ?? '');
  known.set(thumbhash, url);
  return url;
}

function decode(thumbhash: string): string | null {
  try {
    const bytes = Uint8Array.from(atob(thumbhash), (character) => character.charCodeAt(0));
    return bytes.length < 5 ? null : thumbHashToDataURL(bytes);
  } catch {
    return null;
  }
}
