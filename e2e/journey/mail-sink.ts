import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { Arrivals } from './arrivals.ts';
import { readMail } from './mail-text.ts';

interface Mail {
  to: string;
  subject: string;
  text: string;
}

/** An SMTP server on loopback that keeps what it is given: where the journey's people read their mail. */
export interface MailSink {
  url: string;
  all: readonly Mail[];
  /** The next mail to an address whose subject fits; each is handed out once. @throws Error when none comes */
  next(to: string, subject: RegExp): Promise<Mail>;
  close(): Promise<void>;
}

export async function startMailSink(): Promise<MailSink> {
  const arrivals = new Arrivals<Mail>();
  const taken = new Set<Mail>();
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const mail = readMail(Buffer.concat(chunks).toString());
        for (const { address } of session.envelope.rcptTo) arrivals.add({ to: address, ...mail });
        done();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    all: arrivals.items,
    async next(to, subject) {
      const fits = (mail: Mail) => mail.to === to && subject.test(mail.subject) && !taken.has(mail);
      const mail = await arrivals.until(`a mail ${subject} to ${to}`, () => arrivals.items.find(fits));
      taken.add(mail);
      return mail;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
