import {
  Body,
  Button,
  Container,
  Head,
  Heading,
  Hr,
  Html,
  Link,
  Preview,
  Section,
  Text,
} from '@react-email/components';
import { render } from '@react-email/render';
import { createElement as h } from 'react';
import type { MailContent, MailLocale } from './mail-content.ts';
import { textsIn } from './texts.ts';

/** What every mail of etouch consists of: one title, one sentence, one button. */
export interface MailParts {
  locale: MailLocale;
  subject: string;
  title: string;
  sentence: string;
  button: string;
  url: string;
  /** A line above the title in smaller type, e.g. the project. */
  context?: string;
  /** True for mails that somebody else may have caused. */
  mayBeUnexpected?: boolean;
}

// Neutral without hue, as in the interface; mail readers need the values inline and in hexadecimal.
const ink = '#1f1f1f';
const muted = '#6b6b6b';
const line = '#dedede';
const font = "Inter, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

const styles = {
  body: { backgroundColor: '#f7f7f7', fontFamily: font, margin: 0, padding: '32px 12px' },
  panel: {
    backgroundColor: '#ffffff',
    border: `1px solid ${line}`,
    borderRadius: '6px',
    maxWidth: '520px',
    padding: '32px',
  },
  brand: { color: ink, fontSize: '15px', fontWeight: 600, letterSpacing: '-0.01em', margin: '0 0 24px' },
  context: { color: muted, fontSize: '13px', lineHeight: '20px', margin: '0 0 4px' },
  title: {
    color: ink,
    fontSize: '24px',
    fontWeight: 600,
    letterSpacing: '-0.02em',
    lineHeight: '32px',
    margin: '0 0 12px',
  },
  sentence: { color: ink, fontSize: '15px', lineHeight: '24px', margin: '0 0 24px' },
  button: {
    backgroundColor: ink,
    borderRadius: '6px',
    color: '#ffffff',
    fontSize: '15px',
    fontWeight: 500,
    padding: '12px 20px',
    textDecoration: 'none',
  },
  small: { color: muted, fontSize: '12px', lineHeight: '18px', margin: '0 0 8px' },
  link: { color: muted, textDecoration: 'underline', wordBreak: 'break-all' },
  rule: { borderColor: line, margin: '24px 0 16px' },
} as const;

/** Renders the one layout of all mails, as HTML and as plain text. */
export async function renderMail(parts: MailParts): Promise<MailContent> {
  return { subject: parts.subject, html: await render(layout(parts)), text: plainText(parts) };
}

function layout(parts: MailParts) {
  const words = textsIn(parts.locale);
  return h(
    Html,
    { lang: parts.locale },
    h(Head, null, h('meta', { name: 'color-scheme', content: 'light' })),
    h(Preview, null, parts.sentence),
    h(
      Body,
      { style: styles.body },
      h(
        Container,
        { style: styles.panel },
        h(Text, { style: styles.brand }, 'etouch'),
        parts.context ? h(Text, { style: styles.context }, parts.context) : null,
        h(Heading, { as: 'h1', style: styles.title }, parts.title),
        h(Text, { style: styles.sentence }, parts.sentence),
        h(Section, null, h(Button, { href: parts.url, style: styles.button }, parts.button)),
        h(Hr, { style: styles.rule }),
        h(Text, { style: styles.small }, words.link, ' ', h(Link, { href: parts.url, style: styles.link }, parts.url)),
        parts.mayBeUnexpected ? h(Text, { style: styles.small }, words.ignore) : null,
        h(Text, { style: { ...styles.small, margin: 0 } }, words.signature),
      ),
    ),
  );
}

function plainText(parts: MailParts): string {
  const words = textsIn(parts.locale);
  return [
    ...(parts.context ? [parts.context] : []),
    parts.title,
    '',
    parts.sentence,
    '',
    parts.button,
    parts.url,
    '',
    ...(parts.mayBeUnexpected ? [words.ignore, ''] : []),
    '-- ',
    words.signature,
    '',
  ].join('\n');
}
