import type { Seat } from '../support/browser.ts';

/** Opens the newest mail to an address in the demonstration's mailbox and follows its link. */
export async function followMail({ page, say }: Seat, address: string, subject?: RegExp): Promise<void> {
  await page.goto('/mailbox');
  const mails = page.getByRole('listitem').getByRole('link').filter({ hasText: address });
  await (subject ? mails.filter({ hasText: subject }) : mails).first().click();
  await page
    .getByRole('navigation', { name: say('mailbox.links') })
    .getByRole('link')
    .first()
    .click();
}
