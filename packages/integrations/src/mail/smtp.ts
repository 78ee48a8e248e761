import { createTransport } from 'nodemailer';
import type { MailSender } from './mail-sender.ts';

export interface SmtpSettings {
  /** `smtp://` (upgraded to TLS where the server offers it) or `smtps://`, with user and password where needed. */
  url: string;
  /** The sender, e.g. `etouch <no-reply@example.com>`. */
  from: string;
}

const TIMEOUT_MS = 15_000;

/** Sends through an SMTP server over a small pool of kept connections. */
export function createSmtpSender({ url, from }: SmtpSettings): MailSender {
  const transport = createTransport({
    pool: true,
    maxConnections: 2,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    // A mail's text never makes the server read a file or fetch an address.
    disableFileAccess: true,
    disableUrlAccess: true,
    url,
  });
  return {
    async send({ to, subject, html, text }) {
      await transport.sendMail({
        from,
        // As an object the address is taken literally: a comma in it cannot add a second recipient.
        to: { name: '', address: to },
        subject,
        html,
        text,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    },
    close: () => transport.close(),
  };
}
