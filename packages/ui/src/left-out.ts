/** Why a file is not taken: nobody chose it, there is nothing in it, or it is not what it was when it was chosen. */
export type LeftOutReason = 'hidden' | 'system' | 'empty' | 'unreadable' | 'changed';

export interface LeftOut {
  path: string;
  reason: LeftOutReason;
}

/** What operating systems, file servers and archivers leave beside the files a person made. */
const SYSTEM = new Set(
  [
    'Thumbs.db',
    'ehthumbs.db',
    'desktop.ini',
    'Icon\r',
    '__MACOSX',
    '@eaDir',
    '#recycle',
    '$RECYCLE.BIN',
    'System Volume Information',
  ].map((name) => name.toLowerCase()),
);

/** Judges one name of a path, of a file or of a folder; null when it is somebody's own. */
export function leftOutByName(name: string): LeftOutReason | null {
  if (SYSTEM.has(name.toLowerCase())) return 'system';
  // .DS_Store, ._IMG_0042.CR3 and all that file managers hide.
  return name.startsWith('.') ? 'hidden' : null;
}

/** Judges a file by its whole path below what was dropped ("Jour 1/.cache/a.jpg") and its size in bytes. */
export function leftOut(path: string, size: number): LeftOutReason | null {
  for (const name of path.split('/')) {
    const reason = leftOutByName(name);
    if (reason) return reason;
  }
  return size === 0 ? 'empty' : null;
}
