import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import i18next from 'i18next';
import type { i18n } from 'i18next';

export type Language = 'fr' | 'en';

const folder = path.resolve(import.meta.dirname, '../../apps/web/src/locales');

function textsOf(language: Language): Record<string, unknown> {
  const files = readdirSync(path.join(folder, language)).filter((file) => file.endsWith('.json'));
  return Object.fromEntries(
    files.map((file) => [
      path.basename(file, '.json'),
      JSON.parse(readFileSync(path.join(folder, language, file), 'utf8')),
    ]),
  );
}

function speaker(language: Language): i18n {
  const instance = i18next.createInstance();
  void instance.init({
    lng: language,
    initAsync: false,
    fallbackLng: false,
    resources: { [language]: { translation: textsOf(language) } },
    interpolation: { escapeValue: false },
  });
  return instance;
}

const speakers = new Map<Language, i18n>();

export type Say = (key: string, values?: Record<string, string | number>) => string;

/** The interface's own words in a language, as a person would read them. A key that is not there fails the test. */
export function wordsOf(language: Language): Say {
  const known = speakers.get(language) ?? speaker(language);
  speakers.set(language, known);
  return (key, values = {}) => {
    if (!known.exists(key, values)) throw new Error(`The interface has no text ${key} in ${language}`);
    return known.t(key, values);
  };
}

/** Finds a text whatever stands in it for the values that are not given: an amount, a date or a name no test fixes. */
export function patternOf(say: Say, key: string, values: Record<string, string | number> = {}): RegExp {
  const literals = say(key, values)
    .split(/\{\{\w+\}\}/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replace(/\s+/g, String.raw`\s+`));
  return new RegExp(`^\\s*${literals.join('.*')}\\s*$`);
}
