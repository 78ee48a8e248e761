import en from './words.en.json';
import fr from './words.fr.json';

/** The sample words of the page; they belong to no screen, so they stay out of the product's catalogues. */
export type Words = typeof fr;
export type Language = 'fr' | 'en';

export const WORDS: Record<Language, Words> = { fr, en };

/** Puts values in place of {{name}}. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
}
