import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { useBrowser } from './support/browser.ts';
import type { Seat, SeatOptions } from './support/browser.ts';
import { people } from './support/people.ts';
import { projectCalled } from './support/projects.ts';

const { open } = useBrowser();
const first = (page: Page) => page.locator('#first-screen');

/** Where pictures stand in the window, by their address. */
const placesOf = (page: Page, inside: string) =>
  page.evaluate((selector) => {
    const images = [...document.querySelectorAll<HTMLImageElement>(`${selector} img[src*="/media/"]`)];
    return images.map((image) => {
      const { left, top, width, height } = image.getBoundingClientRect();
      return { src: image.getAttribute('src'), at: [left, top, width, height].map(Math.round) };
    });
  }, inside);

/** On a phone as many rows stand above the photos as their words need: a browser knows it from the time before. */
async function seenOnce({ page, say }: Seat, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('grid', { name: say('photos.label') }).waitFor();
  await first(page).waitFor({ state: 'detached' });
  await page.waitForLoadState('networkidle');
}

/** Opens a page whose app is held back on its way; `goOn` lets it come. */
async function heldBack(options: SeatOptions, address: (seat: Seat) => Promise<string>) {
  const seat = await open({ email: people.studio, ...options });
  const path = await address(seat);
  if (options.phone) await seenOnce(seat, path);
  const held = Promise.withResolvers<void>();
  await seat.page.route(/\/assets\/start-[^/]+\.js$/, async (route) => {
    await held.promise;
    await route.continue();
  });
  // The page is loaded when its app is; here it is looked at before.
  await seat.page.goto(path, { waitUntil: 'commit' });
  return { ...seat, goOn: () => held.resolve() };
}

const photos = async (seat: Seat) => `/projects/${await projectCalled(seat, 'Montres — automne')}/photos`;

it.each<SeatOptions>([{ language: 'fr' }, { language: 'en', theme: 'dark' }, { language: 'fr', phone: true }])(
  'Photos are seen before the app is there, and stay where they are when it comes (%o)',
  async (options) => {
    const { page, say, goOn } = await heldBack(options, photos);
    await first(page).locator('img[src*="/media/"]').first().waitFor();
    await expect
      .poll(() =>
        first(page).evaluate((screen) => [...screen.querySelectorAll('img')].every((image) => image.complete)),
      )
      .toBe(true);
    const before = await placesOf(page, '#first-screen');
    expect(before.length).toBeGreaterThan(0);
    goOn();
    await first(page).waitFor({ state: 'detached' });
    await page.getByRole('grid', { name: say('photos.label') }).waitFor();
    // What comes above them later moves them in the page, and did not in the first screen.
    await expect.poll(async () => (await placesOf(page, '[data-photo]')).slice(0, before.length)).toEqual(before);
  },
);

it('The first touch is the app’s, and so is everything but a project’s photos', async () => {
  const { page, say, goOn } = await heldBack({}, photos);
  await first(page).waitFor();
  goOn();
  await page.getByRole('grid', { name: say('photos.label') }).waitFor();
  await page.getByRole('row').first().click();
  await page.getByRole('row', { selected: true }).waitFor();
  expect(await first(page).count()).toBe(0);
  const { page: filtered, goOn: open1 } = await heldBack({}, async (seat) => `${await photos(seat)}?pick=PICK`);
  const { page: stranger, goOn: open2 } = await heldBack({ email: people.client }, async ({ watch }) => {
    watch.expect(/^404 GET \/api\/projects\/|^console: ApiProblem: NOT_FOUND/);
    return '/projects/0193f3a0-0000-7000-8000-000000000001/photos';
  });
  for (const release of [open1, open2]) release();
  await filtered.getByRole('grid', { name: say('photos.label') }).waitFor();
  await stranger.getByRole('heading', { level: 1 }).waitFor();
  for (const other of [filtered, stranger]) expect(await first(other).count()).toBe(0);
});
