import { describe, expect, it } from 'vitest';
import { followMail } from './acts/mailbox.ts';
import { createProject } from './acts/projects.ts';
import { addPhotos, allArrived, cellOf, thumbnailsAppear } from './acts/uploads.ts';
import { press } from './support/act.ts';
import { useBrowser } from './support/browser.ts';
import type { Seat } from './support/browser.ts';
import { photo } from './support/files.ts';
import { people } from './support/people.ts';
import { projectCalled } from './support/projects.ts';

const { open } = useBrowser({ stay: true });

const chip = ({ page, say }: Seat, filter: string) =>
  page.getByRole('button', { name: new RegExp(`^${say(`photos.filters.${filter}`)}`) });

describe('The trash of a project', () => {
  const names = ['t1.jpg', 't2.jpg', 't3.jpg'];
  let studio: Seat;
  let projectId: string;

  it('takes photos by the Delete key and gives them back by one click', async () => {
    studio = await open({ email: people.studioUser });
    const { page, say } = studio;
    projectId = await createProject(studio, { title: `Corbeille ${Date.now()}`, client: 'Orme' });
    await addPhotos(studio, await Promise.all(names.map((name, i) => photo(name, 900 + i))));
    await allArrived(studio, names);
    await thumbnailsAppear(studio, names);
    await cellOf(studio, 't1.jpg').click();
    await page.keyboard.press('Delete');
    await page.getByText(say('photos.trashed', { count: 1 })).waitFor();
    await cellOf(studio, 't1.jpg').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: say('common.undo') }).click();
    await cellOf(studio, 't1.jpg').waitFor();
  });

  it('says how long photos wait, and brings them back', async () => {
    const { page, say } = studio;
    for (const name of ['t1.jpg', 't2.jpg']) {
      await cellOf(studio, name).click();
      await page.keyboard.press('Delete');
      await cellOf(studio, name).waitFor({ state: 'detached' });
    }
    await chip(studio, 'trash').click();
    await page.getByText(say('photos.trash.title', { count: 30 })).waitFor();
    await cellOf(studio, 't1.jpg')
      .getByText(say('photos.trash.days', { count: 30 }))
      .waitFor();
    await cellOf(studio, 't2.jpg').click();
    await page.getByRole('button', { name: say('photos.bar.restore') }).click();
    await cellOf(studio, 't2.jpg').waitFor({ state: 'detached' });
  });

  it('deletes for good after it was asked, and says what is lost', async () => {
    const { page, say } = studio;
    await cellOf(studio, 't1.jpg').click();
    await page.keyboard.press('Delete');
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/^t1\.jpg/).waitFor();
    await dialog.getByText(say('photos.trash.lost')).waitFor();
    await press(dialog.getByRole('button', { name: say('photos.trash.delete', { count: 1 }) }));
    await page.getByText(say('photos.trash.deleted', { count: 1 })).waitFor();
    await page.getByText(say('photos.trash.nothing')).waitFor();
    await page.goto(`/projects/${projectId}/photos`);
    await thumbnailsAppear(studio, ['t2.jpg', 't3.jpg']);
    expect(await cellOf(studio, 't1.jpg').count()).toBe(0);
  });
});

it('A photo of the selection stays, and is named with the reason', async () => {
  const studio = await open({ email: people.studio, language: 'en' });
  const { page, say } = studio;
  await page.goto(`/projects/${await projectCalled(studio, 'Sacs')}/photos?only=selected`);
  const first = page
    .getByRole('grid', { name: say('photos.label') })
    .getByRole('row')
    .first();
  await first.click();
  await page.keyboard.press('Delete');
  await page.getByText(say('photos.refused', { count: 1 })).waitFor();
  await page
    .getByRole('listitem')
    .filter({ hasText: say('photos.refusedBecause.PRICED') })
    .waitFor();
  await first.waitFor();
});

describe('The retention rule', () => {
  it('shows what it would do before an administrator saves it, for all clients and for one', async () => {
    const { page, say } = await open({ email: people.studio });
    await page.goto('/retention');
    await page.getByRole('heading', { name: say('retention.title'), level: 1 }).waitFor();
    const originals = page.getByRole('textbox', { name: say('retention.fields.originalsMonths') });
    await originals.fill('24');
    await press(page.getByRole('button', { name: say('retention.check') }));
    await page.getByText(say('retention.preview.nothing')).waitFor();
    await press(page.getByRole('button', { name: say('retention.save') }));
    await page.getByText(say('retention.saved')).waitFor();
    await page.reload();
    await expect.poll(() => originals.inputValue(), { timeout: 20_000 }).toBe('24');
  });
});

describe('An account', () => {
  const email = `noe.${Date.now()}@studio-lumen.test`;

  it('is erased by its owner, after the address and the password', async () => {
    const studio = await open({ email: people.studio });
    await studio.page.goto('/members');
    await studio.page.getByRole('button', { name: studio.say('members.invite.action') }).click();
    await studio.page.getByRole('dialog').getByLabel(studio.say('members.invite.email')).fill(email);
    await studio.page
      .getByRole('dialog')
      .getByRole('button', { name: studio.say('members.invite.submit') })
      .click();
    await studio.page.getByText(studio.say('members.invite.sent', { email })).waitFor();

    const guest = await open();
    guest.watch.expect(/^403 POST \/api\/me\/erasure$/);
    const { page, say } = guest;
    await followMail(guest, email);
    await page.getByLabel(say('sign-in.invitation.name')).fill('Noé Passager');
    await page.getByLabel(say('sign-in.password')).fill('a passing password');
    await page
      .getByRole('button', { name: say('sign-in.invitation.accept', { organization: 'Studio Lumen' }) })
      .click();
    await page.waitForURL('**/projects');
    await page.goto('/profile');
    await page.getByRole('button', { name: say('profile.erase.action') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(say('profile.erase.email', { email })).fill(email);
    await dialog.getByLabel(say('profile.erase.password')).fill('not the password');
    await press(dialog.getByRole('button', { name: say('profile.erase.submit') }));
    await dialog.getByText(say('profile.erase.wrongPassword')).waitFor();
    await dialog.getByLabel(say('profile.erase.password')).fill('a passing password');
    await press(dialog.getByRole('button', { name: say('profile.erase.submit') }));
    await page.waitForURL('**/sign-in');
    await studio.page.reload();
    await studio.page.getByRole('heading', { name: studio.say('members.title'), level: 1 }).waitFor();
    expect(await studio.page.getByText('Noé Passager').count()).toBe(0);
  });
});
