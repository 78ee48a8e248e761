import type { FileChecksums } from '@etouch/domain/assets/rules';
import { manifestText } from '@etouch/domain/review/delivery-manifest';

/** A file of an archive under its path. */
export interface ListedFile extends FileChecksums {
  path: string;
}

/**
 * What lies in an archive beside its files: their checksums for `sha256sum --check`, and a table for people.
 * @param frozen a delivery's manifest, which stays as it was approved
 */
export function manifests(files: readonly ListedFile[], frozen: string | null = null): Record<string, string> {
  const named = files.map(({ path: fileName, sha256 }) => ({ fileName, sha256 }));
  const rows = files.map(({ path, sizeBytes, sha256 }) => [cell(path), String(sizeBytes), sha256]);
  // The mark at the beginning tells spreadsheets that the names are UTF-8.
  const table = [['file', 'bytes', 'sha256'], ...rows].map((row) => `${row.join(',')}\r\n`).join('');
  return { 'manifest.sha256': frozen ?? manifestText(named), 'manifest.csv': `\uFEFF${table}` };
}

/** Quoted where RFC 4180 asks for it; a name that a spreadsheet would take for a formula is marked as text. */
function cell(text: string): string {
  const safe = /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
