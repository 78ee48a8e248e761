/** "system" follows the machine. */
export type ThemeChoice = 'light' | 'dark' | 'system';

const KEY = 'etouch.theme';
const DARK = '(prefers-color-scheme: dark)';

/** What the person chose on this browser; "system" when nothing was chosen or storage is refused. */
export function readTheme(): ThemeChoice {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === 'light' || kept === 'dark' ? kept : 'system';
  } catch {
    return 'system';
  }
}

/** Puts the choice on the document and keeps it. */
export function applyTheme(choice: ThemeChoice): void {
  const dark = choice === 'dark' || (choice === 'system' && matchMedia(DARK).matches);
  document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
  try {
    if (choice === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, choice);
  } catch {
    // A browser that refuses storage still gets the theme, for as long as the page lives.
  }
}

/**
 * Applies the kept theme before the first paint and follows the machine while "system" is chosen. Call once, before
 * rendering. Also marks the style sheet React Aria would inject as present (styles.css holds its rule), because the
 * content security policy refuses injected styles.
 */
export function startTheme(): void {
  const mark = document.createElement('meta');
  mark.id = 'react-aria-pressable-style';
  document.head.append(mark);
  applyTheme(readTheme());
  matchMedia(DARK).addEventListener('change', () => {
    if (readTheme() === 'system') applyTheme('system');
  });
}
