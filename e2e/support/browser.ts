import { accessSync, constants, mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { baseUrl } from './instance.ts';
import { signInByApi } from './sign-in.ts';
import { watch } from './watch.ts';
import type { Watch } from './watch.ts';
import { wordsOf } from './words.ts';
import type { Language, Say } from './words.ts';

/** One person in front of one browser window. */
export interface Seat {
  page: Page;
  context: BrowserContext;
  watch: Watch;
  say: Say;
  language: Language;
}

export interface SeatOptions {
  /** Left out, nobody is signed in. */
  email?: string;
  language?: Language;
  /** A phone held upright, with touch. */
  phone?: boolean;
  /** Further windows of the same person share one context. */
  context?: BrowserContext;
  theme?: 'light' | 'dark';
}

const ARGUMENTS = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-gpu',
];
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
/** Where a page stood when its test failed. */
const FAILURES = 'test-results/e2e';

function chromiumPath(): string {
  const named = process.env['CHROMIUM_PATH'];
  const found = (named ? [named] : PLACES).find((place) => {
    try {
      accessSync(place, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
  if (!found) throw new Error('No Chromium: set CHROMIUM_PATH');
  return found;
}

/**
 * A browser for the tests of one file. `open` seats somebody at it; a test fails when any page that is open has an error
 * in its console, an exception, a request that was refused unexpectedly. After each test everybody leaves: a page that
 * nobody looks at any more still follows what happens, and all of them together slow down what comes.
 * @param stay the tests go on with each other's pages
 */
export function useBrowser({ stay = false } = {}): { open: (options?: SeatOptions) => Promise<Seat> } {
  let browser: Browser;
  const seats: Seat[] = [];
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: chromiumPath(),
      // Chromium refuses to sandbox itself as root.
      chromiumSandbox: process.getuid?.() !== 0,
      args: ARGUMENTS,
    });
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepPictures(task.name, seats);
    const problems = seats.flatMap((seat) => seat.watch.problems.splice(0));
    if (!stay) for (const context of new Set(seats.splice(0).map((seat) => seat.context))) await context.close();
    expect(problems).toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
  });
  return {
    open: async ({ email, language = 'fr', phone = false, context: shared, theme = 'light' } = {}) => {
      const context =
        shared ??
        (await browser.newContext({
          baseURL: baseUrl,
          locale: language === 'fr' ? 'fr-FR' : 'en-GB',
          timezoneId: 'Europe/Paris',
          colorScheme: theme,
          reducedMotion: 'reduce',
          viewport: phone ? PHONE : DESKTOP,
          hasTouch: phone,
          isMobile: phone,
          ...(phone ? { deviceScaleFactor: 2 } : {}),
        }));
      context.setDefaultTimeout(40_000);
      if (email && !shared) await signInByApi(context, email, language);
      const page = await context.newPage();
      const seat = { page, context, watch: watch(page), say: wordsOf(language), language };
      seats.push(seat);
      return seat;
    },
  };
}

async function keepPictures(test: string, seats: Seat[]): Promise<void> {
  mkdirSync(FAILURES, { recursive: true });
  const name = test.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80);
  for (const [index, { page }] of seats.entries()) {
    if (page.isClosed()) continue;
    await page.screenshot({ path: `${FAILURES}/${name}-${index}.png`, timeout: 5000 }).catch(() => undefined);
  }
}
