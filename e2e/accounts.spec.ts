import { describe, expect, it } from 'vitest';
import { followMail } from './acts/mailbox.ts';
import { useBrowser } from './support/browser.ts';
import type { Seat } from './support/browser.ts';
import { people } from './support/people.ts';
import { patternOf } from './support/words.ts';

const { open } = useBrowser();

/** Signs in with the form and waits for the first page. */
async function signIn({ page, say }: Seat, email: string, password: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel(say('sign-in.email')).fill(email);
  await page.getByLabel(say('sign-in.password')).fill(password);
  await page.getByRole('button', { name: say('sign-in.submit'), exact: true }).click();
}

describe('An invitation', () => {
  const email = `nina.${Date.now()}@studio-lumen.test`;

  it('is sent by an administrator', async () => {
    const { page, say } = await open({ email: people.studio });
    await page.goto('/members');
    await page.getByRole('button', { name: say('members.invite.action') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(say('members.invite.email')).fill(email);
    await dialog.getByRole('button', { name: say('members.invite.submit') }).click();
    await page.getByText(say('members.invite.sent', { email })).waitFor();
    await page.getByText(email, { exact: true }).waitFor();
  });

  it('makes an account of who follows its link', async () => {
    const guest = await open();
    const { page, say } = guest;
    await followMail(guest, email);
    await page.getByLabel(say('sign-in.invitation.name')).fill('Nina Aubert');
    await page.getByLabel(say('sign-in.password')).fill('a first password');
    await page
      .getByRole('button', { name: say('sign-in.invitation.accept', { organization: 'Studio Lumen' }) })
      .click();
    await page.waitForURL('**/projects');
    // A new password ends this session later; its page would then be refused.
    await guest.context.close();
  });

  it('serves once', async () => {
    const guest = await open();
    guest.watch.expect(/^(404|409|410) GET \/api\/invitations\//);
    await followMail(guest, email);
    await guest.page.getByText(guest.say('sign-in.invitation.gone.text')).waitFor();
  });

  it('gives a password that can be forgotten and chosen anew', async () => {
    const guest = await open();
    const { page, say } = guest;
    guest.watch.expect(/^401 POST \/api\/auth\/sign-in\/email$/);
    await page.goto('/sign-in');
    await page.getByRole('link', { name: say('sign-in.forgot') }).click();
    // The page it leaves has a field of the same name.
    await page.getByRole('heading', { name: say('sign-in.forgotPage.title') }).waitFor();
    await page.getByLabel(say('sign-in.email')).fill(email);
    await page.getByRole('button', { name: say('sign-in.forgotPage.submit') }).click();
    await page.getByText(say('sign-in.forgotPage.sent.title')).waitFor();
    await followMail(guest, email);
    await page.getByLabel(say('sign-in.resetPage.password')).fill('a second password');
    await page.getByRole('button', { name: say('sign-in.resetPage.submit') }).click();
    await page.getByText(say('sign-in.resetPage.done.title')).waitFor();
    await signIn(guest, email, 'a first password');
    await page.getByText(say('sign-in.wrong.title')).waitFor();
    await signIn(guest, email, 'a second password');
    await page.waitForURL('**/projects');
  });
});

describe('Somebody of two organizations', () => {
  it('accepts the second invitation with the account they have, and switches', async () => {
    const leader = await open({ email: people.otherAgency });
    await leader.page.goto('/members');
    await leader.page.getByRole('button', { name: leader.say('members.invite.action') }).click();
    const dialog = leader.page.getByRole('dialog');
    await dialog.getByLabel(leader.say('members.invite.email')).fill(people.retoucher);
    await dialog.getByRole('button', { name: leader.say('members.invite.submit') }).click();
    await leader.page.getByText(leader.say('members.invite.sent', { email: people.retoucher })).waitFor();

    const both = await open({ email: people.retoucher });
    const { page, say } = both;
    await followMail(both, people.retoucher, /Nord Retouche/);
    await page
      .getByRole('button', { name: say('sign-in.invitation.accept', { organization: 'Nord Retouche' }) })
      .click();
    await page.waitForURL('**/queue');
    for (const name of ['Atelier Pixel', 'Nord Retouche']) {
      await page.getByRole('button', { name: patternOf(say, 'app.organization.label') }).click();
      await page.getByRole('menuitemradio', { name }).or(page.getByRole('menuitem', { name })).first().click();
      await page.getByRole('button', { name: say('app.organization.label', { name }) }).waitFor();
    }
  });
});

describe('The profile', () => {
  it('changes language and theme at once, and keeps them', async () => {
    const { page, say } = await open({ email: people.lerinsUser });
    await page.goto('/profile');
    await page.getByRole('heading', { name: say('profile.title'), level: 1 }).waitFor();
    await page.getByRole('radio', { name: say('profile.theme.dark') }).click();
    await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark');
    await page.getByRole('radio', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Profile', level: 1 }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.reload();
    await page.getByRole('heading', { name: 'Profile', level: 1 }).waitFor();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    await page.getByRole('radio', { name: 'Français' }).click();
    await page.getByRole('heading', { name: say('profile.title'), level: 1 }).waitFor();
  });
});
