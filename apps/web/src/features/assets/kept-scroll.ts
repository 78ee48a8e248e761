const kept = new Map<string, number>();

/** Where a grid stood, pixels from the top, by the address of its view; 0 for one not seen yet. */
export function keptScroll(href: string): number {
  return kept.get(href) ?? 0;
}

export function keepScroll(href: string, top: number): void {
  kept.set(href, top);
}
