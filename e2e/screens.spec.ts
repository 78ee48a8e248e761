import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { describe, it } from 'vitest';
import { expectAccessible } from './support/axe.ts';
import { useBrowser } from './support/browser.ts';
import type { Seat, SeatOptions } from './support/browser.ts';
import { people } from './support/people.ts';
import { projectCalled } from './support/projects.ts';

const { open } = useBrowser();

interface Screen extends SeatOptions {
  name: string;
  /** `{id}` stands for the project whose title begins with `project`. */
  path: string;
  project?: string;
  /** It shows what waiting looks like. */
  neverRests?: true;
  /** The README shows it. */
  shot?: true;
  /** What is done before one looks. */
  prepare?: (seat: Seat) => Promise<void>;
}

const studio = { email: people.studio };
const client = { email: people.client };
const agency = { email: people.agency };

/** Every screen on the demonstration's own photographs; in all: both languages, both themes, the phone. */
const screens: Screen[] = [
  { name: 'sign-in', path: '/sign-in' },
  { name: 'mailbox', path: '/mailbox', language: 'en' },
  { name: 'components', path: '/components', neverRests: true },
  { name: 'board', path: '/projects', ...studio, language: 'en', shot: true },
  { name: 'board-dark', path: '/projects', ...studio, theme: 'dark' },
  { name: 'grid', path: '/projects/{id}/photos', project: 'Montres', ...studio, language: 'en', shot: true },
  {
    name: 'light-table',
    path: '/projects/{id}/photos',
    project: 'Montres',
    ...studio,
    language: 'en',
    theme: 'dark',
    shot: true,
    prepare: async ({ page, say }) => {
      await page
        .getByRole('grid', { name: say('photos.label') })
        .getByRole('row')
        .nth(2)
        .dblclick();
      await page.getByRole('button', { name: say('light-table.next') }).waitFor();
      await largePictureShown(page);
    },
  },
  { name: 'confirmation', path: '/projects/{id}/confirmation', project: 'Sacs', ...studio, language: 'en', shot: true },
  { name: 'rounds', path: '/projects/{id}/rounds', project: 'Soin', ...studio },
  { name: 'quality-check', path: '/projects/{id}/check', project: 'Soin', ...studio, language: 'en', shot: true },
  { name: 'comments', path: '/projects/{id}/comments', project: 'Joaillerie', ...studio },
  { name: 'activity', path: '/projects/{id}/activity', project: 'Joaillerie', ...studio },
  { name: 'members', path: '/members', ...studio },
  { name: 'partners', path: '/partners', ...studio },
  { name: 'guidelines', path: '/guidelines', ...studio },
  { name: 'profile', path: '/profile', ...studio },
  { name: 'notifications', path: '/notifications', ...studio, language: 'en' },
  { name: 'client-projects', path: '/projects', ...client },
  {
    name: 'client-phone',
    path: '/projects/{id}/selection',
    project: 'Écrin',
    email: people.lerins,
    language: 'en',
    phone: true,
    shot: true,
  },
  { name: 'client-selection', path: '/projects/{id}/selection', project: 'Écrin', email: people.lerinsUser },
  { name: 'queue', path: '/queue', ...agency, language: 'en', shot: true },
  { name: 'queue-dark', path: '/queue', ...agency, theme: 'dark' },
  { name: 'validation', path: '/projects/{id}/validation', project: 'Table', email: people.otherClient },
  {
    name: 'decision',
    path: '/projects/{id}/validation',
    project: 'Table',
    email: people.otherClient,
    language: 'en',
    shot: true,
    prepare: async ({ page, say }) => {
      await page.locator('figure button').first().click();
      await page
        .getByRole('button', { name: say('validation.back') })
        .or(page.getByRole('link', { name: say('validation.back') }))
        .first()
        .waitFor();
      await largePictureShown(page);
    },
  },
];

describe('Every screen can be used by everybody (WCAG 2.2 AA)', () => {
  it.each(screens)('$name', async ({ name, path, project, neverRests, shot, prepare, ...options }) => {
    const seat = await open(options);
    const { page, context } = seat;
    await page.goto(project ? path.replace('{id}', await projectCalled(seat, project)) : path);
    if (neverRests) await page.getByRole('heading', { level: 1 }).first().waitFor();
    else await allShown(seat);
    if (prepare) {
      await prepare(seat);
      await allShown(seat);
    }
    if (shot && process.env['ETOUCH_SCREENSHOTS'] === '1') await keepShot(seat, name);
    await expectAccessible(page);
    await context.close();
  });
});

/** Waits until the one photo that fills the page is there. */
async function largePictureShown(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.images].some(
      (image) => image.complete && image.naturalWidth > 0 && image.getBoundingClientRect().width > 500,
    ),
  );
}

/** Waits until nothing on the page waits any more, and every picture in view is drawn. */
async function allShown({ page }: Seat): Promise<void> {
  await page.waitForFunction(() => {
    const isWaiting = document.querySelector('.animate-pulse, .animate-spin') !== null;
    const inView = [...document.images].filter((image) => image.getBoundingClientRect().top < innerHeight);
    const isDrawn = (image: HTMLImageElement) => image.complete && getComputedStyle(image).opacity === '1';
    return !isWaiting && document.querySelector('h1, h2') !== null && inView.every(isDrawn);
  });
}

const SHOTS = 'docs/screenshots';
/** The README is read over slow lines too. */
const MOST_BYTES = 250_000;

async function keepShot({ page }: Seat, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  const picture = await page.screenshot();
  for (let quality = 88; quality > 30; quality -= 6) {
    const jpeg = await sharp(picture).jpeg({ quality, mozjpeg: true }).toBuffer();
    if (jpeg.length > MOST_BYTES) continue;
    await sharp(jpeg).toFile(`${SHOTS}/${name}.jpg`);
    return;
  }
  throw new Error(`${name} does not fit into ${MOST_BYTES} bytes`);
}
