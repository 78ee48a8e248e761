export type MailLocale = 'fr' | 'en';

/** A mail ready to be sent, in one language, as HTML and as plain text. */
export interface MailContent {
  subject: string;
  html: string;
  text: string;
}
