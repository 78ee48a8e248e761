import { demonstrationPassword } from '@etouch/server/demonstration/cast';
import { describe, it } from 'vitest';
import { useBrowser } from './support/browser.ts';
import { tabTo } from './support/keyboard.ts';
import { people } from './support/people.ts';

const { open } = useBrowser();

describe('Without a mouse', () => {
  it('one signs in, opens a project from the board and picks a photo', async () => {
    const { page, say } = await open();
    const { keyboard } = page;
    await page.goto('/sign-in');
    await tabTo(page, page.getByLabel(say('sign-in.email')));
    await keyboard.type(people.studioUser);
    await tabTo(page, page.getByLabel(say('sign-in.password')));
    await keyboard.type(demonstrationPassword);
    await keyboard.press('Enter');
    await page.waitForURL('**/projects');
    await tabTo(page, page.getByRole('link', { name: 'Montres — automne' }));
    await keyboard.press('Enter');
    await page.waitForURL('**/photos');
    const grid = page.getByRole('grid', { name: say('photos.label') });
    const photos = grid.getByRole('row');
    await tabTo(page, photos.first());
    await keyboard.press('ArrowRight');
    await photos.nth(1).and(page.locator(':focus')).waitFor();
    await keyboard.press('p');
    await photos
      .nth(1)
      .getByText(say('photos.rating', { count: 0 }))
      .or(photos.nth(1).getByRole('img', { name: say('photos.pick.PICK') }))
      .or(photos.nth(1).getByRole('radio', { name: say('photos.pick.PICK'), checked: true }))
      .first()
      .waitFor();
    await keyboard.press('Enter');
    await page.getByRole('button', { name: say('light-table.next') }).waitFor();
    await keyboard.press('u');
    await page.getByRole('radio', { name: say('photos.pick.PICK'), checked: false }).waitFor();
    await keyboard.press('Escape');
    await grid.waitFor();
  });

  it('the palette goes anywhere', async () => {
    const { page, say } = await open({ email: people.studioUser });
    await page.goto('/projects');
    await page.getByRole('heading', { name: say('projects.title'), level: 1 }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: say('app.palette.label') }).waitFor();
    await page.keyboard.type('Joaillerie');
    await page
      .getByRole('menuitem', { name: /Joaillerie/ })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/projects\/[^/]+/);
  });
});
