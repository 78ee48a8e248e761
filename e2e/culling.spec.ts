import { expect, it } from 'vitest';
import { addPhotos, cellOf, startUploads, thumbnailsAppear, uploadLine, uploadPanel } from './acts/uploads.ts';
import { expectAccessible } from './support/axe.ts';
import { useBrowser } from './support/browser.ts';
import type { Seat } from './support/browser.ts';
import { frameOf, photo } from './support/files.ts';
import { asOneStory } from './support/story.ts';

const { open } = useBrowser({ stay: true });
asOneStory();

/** Frames of one burst by their blur: the second is the sharp one. */
const BLURS = [4, 0, 8, 1.5];
const FRAMES = BLURS.map((_, at) => `burst ${at + 1}.jpg`);
const SHARPEST_FIRST = [1, 3, 0, 2].map((at) => FRAMES[at]!);
const ALIKE = ['twice 1.jpg', 'twice 2.jpg'];
const ALONE = 'alone.jpg';
let studio: Seat;

/** The names in the grid, in its order. */
async function shown({ page, say }: Seat): Promise<string[]> {
  const rows = page.getByRole('grid', { name: say('photos.label') }).locator('[data-photo]');
  return rows.evaluateAll((cells) => cells.map((cell) => cell.getAttribute('aria-label') ?? ''));
}

const showing = (seat: Seat, names: string[]) => expect.poll(() => shown(seat), { timeout: 20_000 }).toEqual(names);

/** The mark on a photo that is neither selected nor under the pointer. */
const flagOf = (seat: Seat, name: string, pick: 'PICK' | 'REJECT') =>
  cellOf(seat, name).getByRole('img', { name: seat.say(`photos.pick.${pick}`) });

/** Nothing is selected, and the pointer rests away from the photos. */
async function letGo({ page }: Seat): Promise<void> {
  await page.keyboard.press('Escape');
  await page.mouse.move(0, 0);
}

it('A burst is brought in, with a photo taken twice and a file that is there already', async () => {
  studio = await startUploads(open, 'Rafale');
  const { say } = studio;
  const burst = await Promise.all(BLURS.map((blur, at) => frameOf(FRAMES[at]!, 51, at, blur)));
  const alike = await Promise.all(ALIKE.map((name, at) => frameOf(name, 52, 600 + at * 900, at * 0.6)));
  const alone = await photo(ALONE, 53);
  await addPhotos(studio, [...burst, ...alike, alone]);
  await thumbnailsAppear(studio, [...FRAMES, ...ALIKE, ALONE]);
  studio.watch.expect(/^409 POST \/api\/uploads$/);
  await addPhotos(studio, [{ ...alone, name: 'alone again.jpg' }]);
  await uploadLine(studio, 'alone again.jpg').getByText(say('uploads.duplicate')).waitFor();
  await uploadPanel(studio)
    .getByRole('button', { name: say('uploads.clear') })
    .first()
    .click();
  expect(await cellOf(studio, 'alone again.jpg').count()).toBe(0);
});

it('It lies as a stack under its sharpest frame, and opens and closes', async () => {
  const { page, say } = studio;
  await page.getByRole('button', { name: say('photos.stacks.label') }).click();
  await showing(studio, [ALONE, SHARPEST_FIRST[0]!, ...ALIKE]);
  const top = cellOf(studio, SHARPEST_FIRST[0]!);
  await top.getByRole('button', { name: say('photos.stacks.open', { count: BLURS.length }) }).click();
  await showing(studio, [ALONE, ...SHARPEST_FIRST, ...ALIKE]);
  for (const [at, name] of SHARPEST_FIRST.entries()) {
    const place = say('photos.stacks.place', { rank: at + 1, size: BLURS.length });
    if (at > 0) await cellOf(studio, name).getByText(place).waitFor();
  }
  await top.click();
  await page.keyboard.press('s');
  await showing(studio, [ALONE, SHARPEST_FIRST[0]!, ...ALIKE]);
});

it('Its best is kept by one key, the others are rejected, and one undo takes both back', async () => {
  const { page, say } = studio;
  const [best = '', ...others] = SHARPEST_FIRST;
  await page.keyboard.press('k');
  const done = page.getByText(say('photos.stacks.kept', { count: others.length }));
  await done.waitFor();
  await page.keyboard.press('s');
  await showing(studio, [ALONE, ...SHARPEST_FIRST, ...ALIKE]);
  await letGo(studio);
  await flagOf(studio, best, 'PICK').waitFor();
  for (const name of others) await flagOf(studio, name, 'REJECT').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: say('common.undo') }).click();
  for (const name of SHARPEST_FIRST)
    for (const pick of ['PICK', 'REJECT'] as const) await flagOf(studio, name, pick).waitFor({ state: 'detached' });
  // Another frame than the sharpest may be the best: the smile counts.
  await cellOf(studio, others[0]!).click();
  await page.keyboard.press('k');
  await letGo(studio);
  await flagOf(studio, others[0]!, 'PICK').waitFor();
  for (const name of [best, ...others.slice(1)]) await flagOf(studio, name, 'REJECT').waitFor();
});

it('What was taken twice is shown, put aside, and brought back', async () => {
  const { page, say } = studio;
  const alike = page.getByRole('button', { name: new RegExp(`^${say('photos.filters.alike')}`) });
  await alike.click();
  await showing(studio, ALIKE);
  await cellOf(studio, ALIKE[1]!).click();
  await page.keyboard.press('Delete');
  await page.getByText(say('photos.trashed', { count: 1 })).waitFor();
  await cellOf(studio, ALIKE[1]!).waitFor({ state: 'detached' });
  await page.keyboard.press('Control+z');
  await page.getByRole('button', { name: new RegExp(`^${say('photos.filters.all')}`) }).click();
  await cellOf(studio, ALIKE[1]!).waitFor();
});
