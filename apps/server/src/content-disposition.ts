/**
 * `Content-Disposition` for a name in any Unicode: exactly as RFC 5987 says it, and in ASCII for those who read only
 * that. Control characters and path separators never reach a header or a file system.
 */
export function contentDisposition(type: 'inline' | 'attachment', fileName: string): string {
  const name = safeFileName(fileName);
  const ascii = name.normalize('NFKD').replace(/[^\x20-\x7e]|["\\%]/gu, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${type}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

/** A name as a single path segment: what would leave the folder or confuse a file system becomes `_`. */
export function safeFileName(fileName: string): string {
  const harmful = (c: string) => c < ' ' || c === '\x7f' || c === '/' || c === '\\' || c === ':';
  const safe = Array.from(fileName.toWellFormed(), (c) => (harmful(c) ? '_' : c)).join('');
  return safe === '' ? '_' : safe.replace(/^\.+$/u, '_');
}
