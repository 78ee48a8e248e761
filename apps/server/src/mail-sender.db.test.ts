import { createInvitation } from '@etouch/contracts/routes/invitations';
import { listMailboxMessages } from '@etouch/contracts/routes/mailbox';
import { sendAccountMail } from '@etouch/integrations/mail/send-account-mail';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMailSender } from './mail-sender.ts';
import { lastMailTo } from './testing/mails.ts';
import { anOrganization, aPerson, signedIn } from './testing/people.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ ETOUCH_DEMONSTRATION: '1' });
});
afterAll(() => server.close());

describe('mails', () => {
  it('of the demonstration land in its mailbox, with the link they carry', async () => {
    const studio = await anOrganization(server, 'STUDIO', 'Studio');
    await aPerson(server, { email: 'ada@studio.test', name: 'Ada', memberOf: [[studio, 'STUDIO_ADMIN']] });
    const ada = await signedIn(server, 'ada@studio.test');
    await ada.api.call(createInvitation, { body: { email: 'Grace@Studio.test', role: 'STUDIO_USER' } });
    const mail = await lastMailTo(server, 'grace@studio.test');
    await sendAccountMail(createMailSender(server.deps.settings, server.deps.db), mail);
    const { items } = await server
      .browser()
      .api.call(listMailboxMessages, { query: { toAddress: 'GRACE@studio.test' } });
    expect(items).toMatchObject([{ subject: 'Ada vous invite à rejoindre Studio', toAddress: 'grace@studio.test' }]);
    const message = (await (await server.request(`/api/mailbox/${items[0]!.id}`)).json()) as { links: string[] };
    expect(message.links).toEqual([mail.url]);
  });

  it('wait, naming the setting, where there is no way to send them', async () => {
    const sender = createMailSender({ smtp: undefined, demonstration: false }, server.deps.db);
    const mail = { to: 'a@b.test', subject: 's', html: 'h', text: 't' };
    await expect(sender.send(mail)).rejects.toThrow('SMTP_URL is missing');
  });
});
