import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import type { MailSender } from './mail-sender.ts';
import { sendAccountMail } from './send-account-mail.ts';
import { createSmtpSender } from './smtp.ts';

interface Received {
  from: string;
  to: string[];
  user: unknown;
  raw: string;
}

const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

/** An SMTP server on loopback that asks for a password. @param refuse answers to RCPT with a refusal */
async function startSmtpServer(refuse = false): Promise<{ sender: MailSender; received: Received[] }> {
  const received: Received[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) =>
      password === 'sésame' ? done(null, { user: username }) : done(new Error('wrong password')),
    onRcptTo: (_address, _session, done) => (refuse ? done(new Error('no such mailbox')) : done()),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          user: session.user,
          raw: Buffer.concat(chunks).toString(),
        });
        done();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  const sender = createSmtpSender({
    url: `smtp://etouch:${encodeURIComponent('sésame')}@127.0.0.1:${port}`,
    from: 'etouch <no-reply@photos.example.com>',
  });
  opened.push(async () => {
    sender.close();
    await new Promise<void>((resolve) => server.close(resolve));
  });
  return { sender, received };
}

describe('SMTP', () => {
  it('hands a mail over, signed in, with both parts', async () => {
    const { sender, received } = await startSmtpServer();
    await sender.send({ to: 'lune@maison.test', subject: 'Sélection reçue', html: '<p>été</p>', text: 'été' });
    expect(received).toHaveLength(1);
    const [mail] = received;
    expect(mail).toMatchObject({ from: 'no-reply@photos.example.com', to: ['lune@maison.test'], user: 'etouch' });
    expect(mail!.raw).toMatch(/^Subject: =\?UTF-8\?/m);
    expect(mail!.raw).toMatch(/multipart\/alternative/);
    expect(mail!.raw).toMatch(/^Auto-Submitted: auto-generated/m);
  });

  it('fails when the mail was not taken, so that the job tries again', async () => {
    const { sender } = await startSmtpServer(true);
    await expect(sender.send({ to: 'gone@maison.test', subject: 's', html: 'h', text: 't' })).rejects.toThrow(
      'no such mailbox',
    );
  });

  it('reads one address as one recipient', async () => {
    const { sender, received } = await startSmtpServer();
    const to = 'a@maison.test, b@evil.test';
    await sender.send({ to, subject: 's', html: 'h', text: 't' }).catch(() => undefined);
    expect(received.flatMap((mail) => mail.to)).not.toContain('b@evil.test');
  });

  it('carries the mails about accounts', async () => {
    const { sender, received } = await startSmtpServer();
    const url = 'https://photos.example.com/reset-password?token=x';
    await sendAccountMail(sender, { kind: 'RESET_PASSWORD', to: 'ada@studio.test', locale: 'en', name: 'Ada', url });
    expect(received[0]!.raw).toContain('Subject: Choose a new password');
  });
});
