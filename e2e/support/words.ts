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

/** The words before the first value that is not given: finds what ends with an amount or a date that no test fixes. */
export function beginningOf(say: Say, key: string, values: Record<string, string | number> = {}): RegExp {
  const [start = ''] = say(key, values).split('{{');
  const literal = start.trim().replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^${literal.replace(/\s+/g, String.raw`\s+`)}`);
}
