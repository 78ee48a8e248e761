/** One chosen photo of an export. */
export interface ExportRow {
  name: string;
  rating: number;
  people: readonly string[];
}

/** The chosen names, one per line, as every catalogue reads them. */
export function namesText(rows: readonly ExportRow[]): string {
  return rows.map(({ name }) => `${name}\r\n`).join('');
}

/**
 * The chosen photos as CSV (RFC 4180) with the given heading. A cell that a spreadsheet would run as a formula is
 * disarmed with an apostrophe: names come from outside.
 */
export function namesCsv(heading: readonly string[], rows: readonly ExportRow[]): string {
  const lines = [heading, ...rows.map(({ name, rating, people }) => [name, String(rating), people.join(', ')])];
  return `\uFEFF${lines.map((line) => `${line.map(cell).join(',')}\r\n`).join('')}`;
}

function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** Saves a text as a file of this name. */
export function saveText(fileName: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}
