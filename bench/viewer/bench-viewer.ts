import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';
import sharp from 'sharp';
import { startShoot } from '../../apps/server/src/testing/shoot.ts';
import type { Shoot } from '../../apps/server/src/testing/shoot.ts';
import { createMediaProcess } from '../../packages/media/src/child/media-process.ts';
import { silently } from '../../scripts/launch/step.ts';
import { buildWeb } from '../../scripts/launch/web-build.ts';
import { madePhoto } from '../made-photo.ts';
import { median, metric } from '../metric.ts';
import type { Bench } from '../metric.ts';
import { onPostgres } from '../on-postgres.ts';
import { chromiumOptions } from './chromium.ts';
import { serveShoot } from './serve-shoot.ts';

const VIEWPORT = { width: 1440, height: 900 };

/**
 * A photo of 100 megapixels whose tiles are present: from Z in the light table to the first sharp view at 100 %, in a
 * browser with nothing cached; against the same number of screen pixels as one bare JPEG from the same server. The row
 * `opened` counts from the double click in the grid, `tiling` is megapixels per second of making the tiles against
 * libvips' dzsave straight from the file.
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
        metric('viewer: opened', 'ms', median(seen.opened), median(seen.bare), seen.opened.length),
        metric('tiling', 'MP/s', speed(tiling.ours), speed(tiling.bare), tiling.ours.length),
      ];
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  });

async function tilingTimes(photo: string, directory: string, runs: number) {
  const media = createMediaProcess();
  const taken = { ours: [] as number[], bare: [] as number[] };
  try {
    // The first start of the child is not counted: a worker has it running.
    await media.processOriginal(photo, directory);
    sharp.concurrency(1);
    sharp.cache(false);
    for (let run = 0; run < runs; run++) {
      taken.bare.push(
        await timed(() =>
          sharp(photo)
            .jpeg({ quality: 88, chromaSubsampling: '4:4:4' })
            .tile({ size: 512, overlap: 0, layout: 'dz', depth: 'onetile', container: 'fs' })
            .toFile(join(directory, `bare-${run}`)),
        ),
      );
      taken.ours.push(await timed(() => media.makeTiles(photo, directory)));
    }
  } finally {
    await media.close();
  }
  return taken;
}

async function look(photo: string, runs: number) {
  await buildWeb(silently);
  const shoot = await startShoot();
  const [site, browser] = await Promise.all([serveShoot(shoot), chromium.launch(chromiumOptions())]);
  try {
    const assetId = await withTiles(shoot, photo);
    const taken = { sharp: [] as number[], opened: [] as number[], bare: [] as number[] };
    for (let run = 0; run < runs; run++) {
      const page = await newPage(browser, shoot, site.url);
      await page.goto(`${site.url}/projects/${shoot.projectId}/photos`);
      const cell = page.locator('[data-photo]').first();
      await cell.waitFor();
      const opened = performance.now();
      await cell.dblclick();
      await page.locator('[data-stage] img[src$="/preview"]').waitFor();
      await page.waitForFunction(() => {
        const preview = document.querySelector<HTMLImageElement>('[data-stage] img[src$="/preview"]');
        return preview?.complete && preview.naturalWidth > 0;
      });
      const pressed = performance.now();
      await page.keyboard.press('z');
      await page.locator('[data-tiles="sharp"]').waitFor();
      taken.sharp.push(performance.now() - pressed);
      taken.opened.push(performance.now() - opened);
      taken.bare.push(await bareView(browser, shoot, site.url, assetId));
      await page.context().close();
    }
    return taken;
  } finally {
    await Promise.all([browser.close(), site.close()]);
    await shoot.close();
  }
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
    { purpose: 'ASSET', projectId: shoot.projectId, filename: 'photo.jpg' },
    await readFile(photo),
  );
  await shoot.workOff();
  const [row] = await shoot.sql<{ id: string }>(`SELECT id FROM "Asset"`);
  await shoot.studio.get(`/api/assets/${row!.id}/tiles`);
  await shoot.workOff();
  return row!.id;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
