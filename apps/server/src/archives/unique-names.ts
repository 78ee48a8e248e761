/** Bytes of UTF-8 a file system takes for a name (255), less what ` (9999)` may add. */
const MAX_NAME_BYTES = 240;

/** What Windows takes for a device, whatever follows the first point. */
const DEVICE = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(?=\.|$)/iu;

/** Separators, what Windows refuses, control characters, and those that make a name read in another direction. */
const REFUSED = /[/\\:*?"<>|\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A name that Windows, macOS and Linux all take as one segment of a path, as near to the given one as may be. */
export function safeSegment(given: string): string {
  const cleaned = given
    .toWellFormed()
    .replace(REFUSED, '_')
    .replace(DEVICE, (device) => `${device}_`);
  const [stem, extension] = splitName(cleaned.replace(/[. ]+$/u, (end) => '_'.repeat(end.length)));
  return shorten(stem, extension) || '_';
}

/**
 * Paths for the files of one archive: a folder or none, and a name; safe segments, and each different from the others,
 * also where case does not count and composed letters equal decomposed ones. The first of equals keeps its name, the
 * next is called `name (2)`; no file has a folder's name.
 */
export function uniquePaths(files: readonly { folder?: string | undefined; name: string }[]): string[] {
  const keyOf = (path: string) => path.normalize('NFC').toLowerCase();
  const folders = files.flatMap(({ folder }) => (folder ? [safeSegment(folder)] : []));
  const taken = new Set(folders.map(keyOf));
  const next = new Map<string, number>();
  return files.map(({ folder, name }) => {
    const path = `${folder ? `${safeSegment(folder)}/` : ''}${safeSegment(name)}`;
    if (!taken.has(keyOf(path))) {
      taken.add(keyOf(path));
      return path;
    }
    const [stem, extension] = splitName(path);
    for (let n = next.get(keyOf(path)) ?? 2; ; n++) {
      const candidate = `${stem} (${n})${extension}`;
      if (taken.has(keyOf(candidate))) continue;
      taken.add(keyOf(candidate));
      next.set(keyOf(path), n + 1);
      return candidate;
    }
  });
}

function splitName(name: string): [stem: string, extension: string] {
  const at = name.lastIndexOf('.');
  return at > 0 && at > name.lastIndexOf('/') + 1 ? [name.slice(0, at), name.slice(at)] : [name, ''];
}

/** Takes letters off the stem until the name fits; off an extension longer than any real one, if it must be. */
function shorten(stem: string, extension: string): string {
  if (Buffer.byteLength(extension) > 32) return shorten(`${stem}${extension}`, '');
  const letters = Array.from(stem);
  while (Buffer.byteLength(letters.join('')) + Buffer.byteLength(extension) > MAX_NAME_BYTES) letters.pop();
  return letters.join('') + extension;
}
