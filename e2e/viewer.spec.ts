import { expect, it } from 'vitest';
import { createProject } from './acts/projects.ts';
import { addPhotos, allArrived, cellOf, thumbnailsAppear } from './acts/uploads.ts';
import { chequered, expectItsPixels, isSharp } from './acts/viewer.ts';
import { tick } from './support/act.ts';
import { useBrowser } from './support/browser.ts';
import type { Seat } from './support/browser.ts';
import { people } from './support/people.ts';

const { open } = useBrowser({ stay: true });
const names = ['v1.png', 'v2.png', 'v3.png'];
const [WIDTH, HEIGHT] = [2400, 1600];
let studio: Seat;
let projectId: string;

const zoomIs = ({ page }: Seat, percent: number) =>
  page
    .locator('[data-zoom]')
    .filter({ hasText: new RegExp(`^${percent}\\s*%$`) })
    .waitFor();

/** The place at 100 % that the address says, once it says so. */
async function placeInAddress({ page }: Seat): Promise<number[]> {
  const at = () => new URL(page.url()).searchParams;
  await expect.poll(() => at().get('zoom')).toBe('1');
  return at().get('at')!.split(',').map(Number);
}

it('A photo at 100 % is its own pixels, by key and by button', async () => {
  studio = await open({ email: people.studio });
  const { page, say } = studio;
  projectId = await createProject(studio, { title: `Loupe ${Date.now()}`, client: 'Orme' });
  await addPhotos(studio, await Promise.all(names.map((name, seed) => chequered(name, seed, WIDTH, HEIGHT))));
  await allArrived(studio, names);
  await thumbnailsAppear(studio, names);
  await cellOf(studio, 'v1.png').dblclick();
  await page.locator('[data-stage]').waitFor();
  await page.keyboard.press('z');
  await zoomIs(studio, 100);
  await isSharp(studio);
  await expectItsPixels(studio, 0, WIDTH);
  const actual = page.getByRole('button', { name: say('light-table.zoom') });
  await actual.click();
  await page.locator('[data-zoom]').waitFor({ state: 'detached' });
  await actual.click();
  await zoomIs(studio, 100);
  await isSharp(studio);
});

it('At 800 % a pixel is a square; the picture follows the hand, and the address says what is seen', async () => {
  const { page } = studio;
  for (const percent of [200, 400, 800]) {
    await page.keyboard.press('+');
    await zoomIs(studio, percent);
  }
  await isSharp(studio);
  await expectItsPixels(studio, 0, WIDTH);
  await page.keyboard.press('z');
  await zoomIs(studio, 100);
  const before = await placeInAddress(studio);
  const stage = (await page.locator('[data-stage]').boundingBox())!;
  const [x, y] = [stage.x + stage.width / 2, stage.y + stage.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 260, y - 180, { steps: 4 });
  await page.mouse.up();
  // What was dragged to the left and up lies so many of its own pixels further; the address says so when it rests.
  await expect.poll(() => placeInAddress(studio).then(([at]) => at)).toBeCloseTo(before[0]! + 260 / WIDTH, 3);
  expect((await placeInAddress(studio))[1]).toBeCloseTo(before[1]! + 180 / HEIGHT, 3);
  await isSharp(studio);
  await expectItsPixels(studio, 0, WIDTH);
});

it('The next photo is seen as closely, at the same place', async () => {
  const { page } = studio;
  const before = await placeInAddress(studio);
  await page.keyboard.press('ArrowRight');
  await page.getByRole('heading', { name: 'v2.png' }).waitFor();
  expect(await placeInAddress(studio)).toEqual(before);
  await zoomIs(studio, 100);
  await isSharp(studio);
  await expectItsPixels(studio, 1, WIDTH);
});

it('A photo whose detail could not be made says why, and tries again', async () => {
  const { page, say } = studio;
  const failed = { state: 'FAILED', tileSize: 512, levels: [], error: 'TIMED_OUT' };
  const asked = /\/api\/assets\/[^/]+\/tiles$/;
  await page.route(asked, (route) =>
    route.request().method() === 'GET' ? route.fulfill({ json: failed }) : route.continue(),
  );
  await page.keyboard.press('ArrowRight');
  await page.getByRole('heading', { name: 'v3.png' }).waitFor();
  const note = page.getByRole('status').filter({ hasText: say('light-table.tiles.failed', { cause: '' }).trim() });
  await note.waitFor();
  await page.unroute(asked);
  await note.getByRole('button', { name: say('light-table.tiles.retry') }).click();
  await isSharp(studio);
  await expectItsPixels(studio, 2, WIDTH);
});

it('On a phone the address opens the same place, in the pixels of its screen', async () => {
  const address = studio.page.url();
  const { page } = await open({ email: people.studio, phone: true }).then(async (seat) => {
    await seat.page.goto(address);
    await zoomIs(seat, 100);
    await isSharp(seat);
    await expectItsPixels(seat, 2, WIDTH);
    return seat;
  });
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
});

it('A studio that has no detail made keeps to the preview, and says so', async () => {
  const { page, say } = studio;
  const choose = async (policy: string) => {
    await page.goto('/retention');
    await tick(page.getByRole('radio', { name: say(`retention.tiles.policies.${policy}`) }));
    await page.getByText(say('retention.tiles.saved')).waitFor();
  };
  await choose('NEVER');
  try {
    await page.goto(`/projects/${projectId}/photos`);
    await addPhotos(studio, [await chequered('v4.png', 3, WIDTH, HEIGHT)]);
    await allArrived(studio, ['v4.png']);
    await thumbnailsAppear(studio, ['v4.png']);
    await cellOf(studio, 'v4.png').dblclick();
    await page.locator('[data-stage]').waitFor();
    await page.keyboard.press('z');
    await page.getByText(say('light-table.tiles.off')).waitFor();
    expect(await page.locator('canvas[data-tiles]').count()).toBe(0);
  } finally {
    await choose('ON_VIEW');
  }
});
