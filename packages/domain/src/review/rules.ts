/** A prepared download can be fetched, and gone on with, for a week. */
export const DOWNLOAD_LIFETIME_MS = 7 * 24 * 60 * 60 * 1000;

/** What is above the limit, and its net price in minor units; the price is null where none was agreed. */
export function overageOf(
  selected: number,
  limit: number | null,
  unitPriceCents: number | null,
): { count: number; totalCents: number | null } {
  const count = limit === null ? 0 : Math.max(0, selected - limit);
  return { count, totalCents: unitPriceCents === null ? null : count * unitPriceCents };
}

/** Splits `name.ext`; what follows the last dot is an extension only when it looks like one. */
export function splitName(fileName: string): { stem: string; extension: string } {
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(fileName)?.[0] ?? '';
  return { stem: fileName.slice(0, fileName.length - extension.length), extension };
}

/**
 * Names of delivered files: the original's stem with the delivered file's extension, made unique without regard to
 * case (archives are opened on file systems that have none) by ` (2)`, ` (3)` … No name is a path: separators and
 * control characters become `_`.
 */
export function deliveryNames(files: readonly { originalName: string; deliveredName: string }[]): string[] {
  const taken = new Set<string>();
  const key = (name: string) => name.normalize('NFC').toLowerCase();
  return files.map(({ originalName, deliveredName }) => {
    const stem = splitName(originalName)
      .stem.replaceAll(/[/\\:\p{Cc}]/gu, '_')
      .replace(/^\.*$/, '_');
    const { extension } = splitName(deliveredName);
    let name = `${stem}${extension}`;
    for (let n = 2; taken.has(key(name)); n++) name = `${stem} (${n})${extension}`;
    taken.add(key(name));
    return name;
  });
}
