import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';
import sharp from 'sharp';
import { listen } from '../../apps/server/src/testing/listen.ts';
import { startShoot } from '../../apps/server/src/testing/shoot.ts';
import type { Shoot } from '../../apps/server/src/testing/shoot.ts';
import { createMediaProcess } from '../../packages/media/src/child/media-process.ts';
import { silently } from '../../scripts/launch/step.ts';
import { buildWeb } from '../../scripts/launch/web-build.ts';
import { fill } from '../firstpage/bench-firstpage.ts';
import { madePhoto } from '../made-photo.ts';
import { median, metric } from '../metric.ts';
import type { Bench } from '../metric.ts';
import { onPostgres } from '../on-postgres.ts';
import { openPlainPage, TELL } from '../plain-page.ts';
import { chromiumOptions } from './chromium.ts';

const VIEWPORT = { width: 1440, height: 900 };

/** Its name stands in the middle of the others'. */
const NAME = '00075-large.jpg';

/** Photos of the same shoot around the one that is looked at: their thumbnails are asked for too. */
const NEIGHBOURS = 150;

/**
 * A photo of 100 megapixels, among others of its shoot, whose tiles are present, in a browser with nothing cached: from
 * the navigation to its address at 100 % to the first frame in which every tile in view is drawn; against one JPEG of the
 * same server, about as large as the screen, in an empty page. The row `viewer: pressed` counts from Z in the light
 * table, `viewer: opened` from the double click in the grid, `tiling` is megapixels per second of making the tiles
 * against libvips' dzsave straight from the file.
 */
export const benchViewer: Bench = ({ runs, small }) =>
  onPostgres(async () => {
    const directory = await mkdtemp(join(tmpdir(), 'etouch-viewer-'));
    const photo = join(directory, 'photo.jpg');
    const [width, height] = small ? [2600, 1800] : [11_648, 8_736];
    try {
      await madePhoto(photo, width, height, 1);
      const tiling = await tilingTimes(photo, directory, small ? 1 : Math.min(runs, 3));
      const seen = await look(photo, small ? 1 : runs);
      const speed = (times: number[]) => (width * height) / 1e3 / median(times);
      return [
        metric('viewer', 'ms', median(seen.sharp), median(seen.bare), seen.sharp.length),
        metric('viewer: pressed', 'ms', median(seen.pressed), median(seen.bare), seen.pressed.length),
        metric('viewer: opened', 'ms', median(seen.opened), median(seen.bare), seen.opened.length),
        metric('tiling', 'MP/s', speed(tiling.ours), speed(tiling.bare), tiling.ours.length),
      ];
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  });

/** Ours against dzsave with the same tiles in the same container; it takes one thread or two, whichever is faster here. */
async function tilingTimes(photo: string, directory: string, runs: number) {
  const media = createMediaProcess();
  const ours: number[] = [];
  const bare: Record<1 | 2, number[]> = { 1: [], 2: [] };
  const threads = sharp.concurrency();
  const dzsave = (name: string) =>
    sharp(photo)
      .jpeg({ quality: 88, chromaSubsampling: '4:4:4' })
      .tile({ size: 512, overlap: 0, layout: 'dz', depth: 'onetile', container: 'zip' })
      .toFile(join(directory, name));
  try {
    // The first start of the child is not counted: a worker has it running.
    await media.processOriginal(photo, directory);
    sharp.cache(false);
    for (let run = 0; run < runs; run++) {
      for (const count of [1, 2] as const) {
        sharp.concurrency(count);
        bare[count].push(await timed(() => dzsave('bare.zip')));
        await rm(join(directory, 'bare.zip'));
      }
      ours.push(await timed(() => media.makeTiles(photo, directory, true)));
    }
  } finally {
    sharp.concurrency(threads);
    await media.close();
  }
  return { ours, bare: median(bare[1]) < median(bare[2]) ? bare[1] : bare[2] };
}

async function look(photo: string, runs: number) {
  await buildWeb(silently);
  const shoot = await startShoot();
  const [site, browser] = await Promise.all([listen(shoot.server.deps), chromium.launch(chromiumOptions())]);
  try {
    const assetId = await withTiles(shoot, photo);
    await fill(shoot, NEIGHBOURS);
    const taken = { sharp: [] as number[], pressed: [] as number[], opened: [] as number[], bare: [] as number[] };
    // What a server does once after its start is not counted.
    await navigated(browser, shoot, site.url, assetId);
    for (let run = 0; run < runs; run++) {
      taken.sharp.push(await navigated(browser, shoot, site.url, assetId));
      const { pressed, opened } = await opening(browser, shoot, site.url);
      taken.pressed.push(pressed);
      taken.opened.push(opened);
      taken.bare.push(await bareView(browser, shoot, site.url, assetId));
    }
    return taken;
  } finally {
    await Promise.all([browser.close(), site.close()]);
    await shoot.close();
  }
}

/** Tells when every tile in view is drawn, milliseconds after the navigation began. */
function watchTiles(tell: string): void {
  const look = () => {
    // Drawn before this frame began: what is said is when it is on the screen.
    if (!document.querySelector('[data-tiles="sharp"]')) requestAnimationFrame(look);
    else (globalThis as unknown as Record<string, (told: string) => void>)[tell]!(JSON.stringify(performance.now()));
  };
  requestAnimationFrame(look);
}

/** From the navigation to the photo's address at 100 %, on the page's own clock. */
function navigated(browser: Browser, shoot: Shoot, url: string, assetId: string): Promise<number> {
  const address = `${url}/projects/${shoot.projectId}/photos/${assetId}?zoom=1&at=0.4%2C0.6`;
  return openPlainPage<number>(browser, shoot, address, `(${watchTiles.toString()})(${JSON.stringify(TELL)})`);
}

/** From the grid: a double click opens the photo, Z goes to 100 %. */
async function opening(browser: Browser, shoot: Shoot, url: string): Promise<{ pressed: number; opened: number }> {
  const page = await newPage(browser, shoot, url);
  await page.goto(`${url}/projects/${shoot.projectId}/photos?search=${encodeURIComponent(NAME)}`);
  const cell = page.locator('[data-photo]').first();
  await cell.waitFor();
  const opened = performance.now();
  await cell.dblclick();
  await page.waitForFunction(() => {
    const preview = document.querySelector<HTMLImageElement>('[data-stage] img[src$="/preview"]');
    return preview?.complete && preview.naturalWidth > 0;
  });
  const pressed = performance.now();
  await page.keyboard.press('z');
  await page.locator('[data-tiles="sharp"]').waitFor();
  const now = performance.now();
  await page.context().close();
  return { pressed: now - pressed, opened: now - opened };
}

/** The thinnest page: one picture of the server, as large as the screen, until it is decoded. */
async function bareView(browser: Browser, shoot: Shoot, url: string, assetId: string): Promise<number> {
  const page = await newPage(browser, shoot, url);
  await page.goto(`${url}/api/openapi.json`);
  const began = performance.now();
  await page.evaluate((source) => {
    const image = new Image();
    image.src = source;
    return image.decode();
  }, `/api/assets/${assetId}/media/preview`);
  const took = performance.now() - began;
  await page.context().close();
  return took;
}

async function newPage(browser: Browser, { studio }: Shoot, url: string) {
  const context = await browser.newContext({ viewport: VIEWPORT, locale: 'en-GB' });
  const cookies = studio.browser.cookies().split('; ');
  await context.addCookies(
    cookies.map((cookie) => ({ name: cookie.split('=')[0]!, value: cookie.slice(cookie.indexOf('=') + 1), url })),
  );
  return context.newPage();
}

async function withTiles(shoot: Shoot, photo: string): Promise<string> {
  await shoot.studio.tus.upload(
    { purpose: 'ASSET', projectId: shoot.projectId, filename: NAME },
    await readFile(photo),
  );
  await shoot.workOff();
  const [row] = await shoot.sql<{ id: string }>(`SELECT id FROM "Asset" WHERE "originalName" = $1`, [NAME]);
  await shoot.studio.get(`/api/assets/${row!.id}/tiles`);
  await shoot.workOff();
  return row!.id;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
