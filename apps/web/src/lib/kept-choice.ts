/** What the person last chose on this browser under a name; `initial` where nothing was, or storage is refused. */
export function keptChoice<T extends string>(name: string, allowed: readonly T[], initial: T): T {
  const kept = keptText(name);
  return allowed.find((choice) => choice === kept) ?? initial;
}

/** What this browser keeps under a name. */
export function keptText(name: string): string | null {
  try {
    return localStorage.getItem(`etouch.${name}`);
  } catch {
    return null;
  }
}

export function keepText(name: string, text: string): void {
  try {
    localStorage.setItem(`etouch.${name}`, text);
  } catch {
    // Without storage it lasts as long as the page.
  }
}
