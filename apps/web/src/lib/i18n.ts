import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

export type Language = 'fr' | 'en';

const KEY = 'etouch.language';
const loaders = {
  fr: () => import('../locales/fr.ts'),
  en: () => import('../locales/en.ts'),
};

/** The language kept on this browser, else the browser's own, else French. */
export function initialLanguage(): Language {
  const kept = keptLanguage();
  if (kept) return kept;
  return navigator.languages.some((tag) => tag.toLowerCase().startsWith('fr')) ||
    !navigator.languages.some((tag) => tag.toLowerCase().startsWith('en'))
    ? 'fr'
    : 'en';
}

/** The language chosen on this browser, if any. */
export function keptLanguage(): Language | null {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === 'fr' || kept === 'en' ? kept : null;
  } catch {
    return null;
  }
}

/** Loads one language whole: a page never shows half of another. A file's name is the first part of its keys. */
async function load(language: Language): Promise<void> {
  const { texts } = await loaders[language]();
  const named = Object.entries(texts).map(([path, text]) => [path.replace(/^.*\/|\.json$/g, ''), text]);
  i18next.addResourceBundle(language, 'translation', Object.fromEntries(named));
}

/** Starts i18next in the initial language. Call once, before rendering. */
export async function startI18n(): Promise<void> {
  const language = initialLanguage();
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: {},
    fallbackLng: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  await speak(language);
}

/** Speaks a language from now on. */
export async function speak(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) await load(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

/** What the person chose: kept on this browser, where it goes before the profile's and the browser's own. */
export async function chooseLanguage(language: Language): Promise<void> {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // A browser that refuses storage still gets the language, for as long as the page lives.
  }
  await speak(language);
}
