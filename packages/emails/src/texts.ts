import en from './texts/en.json' with { type: 'json' };
import fr from './texts/fr.json' with { type: 'json' };
import type { MailLocale } from './mail-content.ts';

const texts: Record<MailLocale, typeof fr> = { fr, en };

/** The words of mails in one language; both files have the same keys, which the compiler checks. */
export function textsIn(locale: MailLocale): typeof fr {
  return texts[locale];
}

/** Puts values into `{{name}}` places; line breaks in a value would forge lines of a mail, so they become spaces. */
export function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => (values[name] ?? '').replace(/\s+/g, ' '));
}
