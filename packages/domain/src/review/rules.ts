/** What is above the limit, and its net price in minor units; the price is null where none was agreed. */
export function overageOf(
  selected: number,
  limit: number | null,
  unitPriceCents: number | null,
): { count: number; totalCents: number | null } {
  const count = limit === null ? 0 : Math.max(0, selected - limit);
  return { count, totalCents: unitPriceCents === null ? null : count * unitPriceCents };
}

/** Splits `name.ext`; a name without an extension has an empty one. */
export function splitName(fileName: string): { stem: string; extension: string } {
  const dot = fileName.lastIndexOf('.');
  return dot <= 0
    ? { stem: fileName, extension: '' }
    : { stem: fileName.slice(0, dot), extension: fileName.slice(dot) };
}

/**
 * Names of delivered files: the original's stem with the delivered file's extension, made unique without regard to
 * case (archives are opened on file systems that have none) by ` (2)`, ` (3)` …
 */
export function deliveryNames(files: readonly { originalName: string; deliveredName: string }[]): string[] {
  const taken = new Set<string>();
  return files.map(({ originalName, deliveredName }) => {
    const { stem } = splitName(originalName);
    const { extension } = splitName(deliveredName);
    const safeStem = stem.replaceAll(/[/\\\u0000-\u001f]/g, '_');
    let name = `${safeStem}${extension}`;
    for (let n = 2; taken.has(name.normalize('NFC').toLowerCase()); n++) name = `${safeStem} (${n})${extension}`;
    taken.add(name.normalize('NFC').toLowerCase());
    return name;
  });
}
