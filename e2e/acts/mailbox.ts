import { expect } from 'vitest';
import type { Seat } from '../support/browser.ts';
import { patternOf } from '../support/words.ts';

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

/** Somebody finds these notifications of a project, behind the bell that counts them and on their page. */
export async function readNotifications({ page, say }: Seat, types: string[], project?: string): Promise<void> {
  await page.goto('/notifications');
  await page.getByRole('button', { name: patternOf(say, 'notifications.open') }).waitFor();
  for (const type of types) {
    const sentence = patternOf(say, `notifications.types.${type}`, project ? { project } : {});
    await page.getByText(sentence).first().waitFor();
  }
}

/** At least so many mails about a project went to an address. */
export async function mailsWent({ page, say }: Seat, address: string, project: string, atLeast: number): Promise<void> {
  await page.goto('/mailbox');
  await page.getByRole('heading', { name: say('mailbox.title') }).waitFor();
  const mails = page.getByRole('listitem').filter({ hasText: address }).filter({ hasText: project });
  await expect.poll(() => mails.count(), { timeout: 20_000 }).toBeGreaterThanOrEqual(atLeast);
}
