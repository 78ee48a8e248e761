import { createHash } from 'node:crypto';

/** The manifest as `sha256sum --check` reads it: one line a file, two spaces, sorted by name (code points). */
export function manifestText(files: readonly { fileName: string; sha256: string }[]): string {
  return files
    .toSorted((a, b) => (a.fileName < b.fileName ? -1 : 1))
    .map(({ fileName, sha256 }) => `${sha256}  ${fileName}\n`)
    .join('');
}

/** SHA-256 of the manifest's text, in hex: what an approval is bound to. */
export function manifestSha256(files: readonly { fileName: string; sha256: string }[]): string {
  return createHash('sha256').update(manifestText(files)).digest('hex');
}
