import { describe, expect, it } from 'vitest';
import { invitationMail, resetPasswordMail, verifyAddressMail } from './account-mail.ts';
import type { MailLocale } from './mail-content.ts';
import { notificationMail } from './notification-mail.ts';
import en from './texts/en.json' with { type: 'json' };
import fr from './texts/fr.json' with { type: 'json' };

const url = 'https://photos.example.com/invitations/1?token=a&b=c';

const mails = (locale: MailLocale) => ({
  verify: verifyAddressMail({ locale, name: 'Zoé', url }),
  reset: resetPasswordMail({ locale, name: 'Zoé', url }),
  invitation: invitationMail({
    locale,
    inviter: 'Zoé',
    organization: 'Maison Lune',
    expiresAt: new Date('2026-12-24'),
    url,
  }),
  notification: notificationMail({
    locale,
    subject: 'S',
    title: 'T',
    sentence: 'P.',
    button: 'B',
    url,
    project: 'ML-27',
  }),
});

describe.each(['fr', 'en'] as const)('mails in %s', (locale) => {
  it('are whole: every place filled, the link as text and as button', async () => {
    for (const mail of await Promise.all(Object.values(mails(locale)))) {
      expect(mail.subject).not.toBe('');
      expect(mail.html + mail.text + mail.subject).not.toMatch(/\{\{|undefined|\[object/);
      expect(mail.html).toContain(`lang="${locale}"`);
      expect(mail.text).toContain(url);
      expect(mail.html.match(/href="https:\/\/photos\.example\.com\/invitations\/1\?token=a&amp;b=c"/g)).toHaveLength(
        2,
      );
      expect(mail.html).not.toMatch(/<script|<link|<img/);
    }
  });
});

describe('an invitation', () => {
  it('says who invites, where to and until when, in its language', async () => {
    const { subject, text } = await mails('fr').invitation;
    expect(subject).toBe('Zoé vous invite à rejoindre Maison Lune');
    expect(text).toContain('24 décembre 2026');
    expect((await mails('en').invitation).text).toContain('24 December 2026');
  });

  it('cannot be made to carry markup or another header', async () => {
    const organization = 'Evil <b>bold</b>\r\nBcc: all@example.com';
    const mail = await invitationMail({ locale: 'en', inviter: 'X', organization, expiresAt: new Date(), url });
    expect(mail.html).not.toContain('<b>bold');
    expect(mail.subject).not.toMatch(/[\r\n]/);
  });
});

describe('the two languages', () => {
  it('have the same words', () => {
    const keys = (value: object, path = ''): string[] =>
      Object.entries(value).flatMap(([key, inner]) =>
        typeof inner === 'object' ? keys(inner as object, `${path}${key}.`) : [`${path}${key}`],
      );
    expect(keys(en)).toEqual(keys(fr));
  });
});
