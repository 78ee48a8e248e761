import { Readable } from 'node:stream';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { listen } from '../../apps/server/src/testing/listen.ts';
import { startShoot } from '../../apps/server/src/testing/shoot.ts';
import type { Shoot } from '../../apps/server/src/testing/shoot.ts';
import { silently } from '../../scripts/launch/step.ts';
import { buildWeb } from '../../scripts/launch/web-build.ts';
import { median, metric } from '../metric.ts';
import type { Bench } from '../metric.ts';
import { onPostgres } from '../on-postgres.ts';
import { openPlainPage, TELL } from '../plain-page.ts';
import { chromiumOptions } from '../viewer/chromium.ts';

interface Seen {
  /** Milliseconds after the document's first byte. */
  first: number;
  all: number;
  /** To the page itself, drawn whole behind its first screen and in its place. */
  page: number;
  /** Thumbnails in view. */
  count: number;
}

/**
 * The photos page of a project with 3,000 photos, in a browser with nothing cached: milliseconds from the first byte of
 * the document to the first thumbnail that is painted, to all in view, and (`page`) until the app stands in the place of
 * the first screen and can be used. The baseline is a page that shows the same
 * thumbnails and nothing else.
 */
export const benchFirstpage: Bench = ({ runs, small }) =>
  onPostgres(async () => {
    await buildWeb(silently);
    const shoot = await startShoot();
    const site = await listen(shoot.server.deps);
    const browser = await chromium.launch(chromiumOptions());
    try {
      await fill(shoot, small ? 60 : 3_000);
      const address = `${site.url}/projects/${shoot.projectId}/photos`;
      // What a server does once after its start is not counted.
      await see(browser, shoot, address);
      const seen: Seen[] = [];
      const bare: number[] = [];
      for (let run = 0; run < runs; run++) {
        seen.push(await see(browser, shoot, address));
        bare.push(await bareThumbnails(browser, shoot, site.url, seen.at(-1)!.count));
      }
      const baseline = median(bare);
      return [
        metric('first-thumbnail', 'ms', median(seen.map(({ first }) => first)), baseline, runs),
        metric('full-screen', 'ms', median(seen.map(({ all }) => all)), baseline, seen[0]!.count),
        metric('page', 'ms', median(seen.map(({ page }) => page)), baseline, runs),
      ];
    } finally {
      await browser.close();
      await site.close();
      await shoot.close();
    }
  });

/** Rows of READY photos, each with a thumbnail of its own. */
export async function fill({ sql, server, studio, projectId }: Shoot, photos: number): Promise<void> {
  const folder = `derivatives/${studio.organizationId}/${projectId}`;
  await sql(
    `INSERT INTO "Asset" (id, "projectId", "assetType", status, "originalName", "neutralName", "sizeBytes", sha256, width, height,
       thumbhash, "storageKey", "derivativesKey", "mimeType", "updatedAt")
     SELECT gen_random_uuid(), $1, 'PHOTO', 'READY', to_char(i, 'FM00000') || '.jpg', 'P-' || i, 24000000, md5(i::text) || md5(i::text),
       6000, 4000, 'HBkSHYSIeHiPiHh8eJd4eTN0EEQG', 'originals/' || i, $2 || '/' || i, 'image/jpeg', now()
     FROM generate_series(0, $3 - 1) i`,
    [projectId, folder, photos],
  );
  // As large as those of photographs; only those that can come into view are stored.
  for (let i = 0; i < Math.min(photos, 200); i++) {
    const noise = { type: 'gaussian' as const, mean: 90 + i, sigma: 18 };
    const picture = sharp({ create: { width: 480, height: 320, channels: 3, background: '#888', noise } }).blur(2);
    await server.deps.storage.put(
      `${folder}/${i}/thumbnail.webp`,
      Readable.from([await picture.webp({ quality: 80 }).toBuffer()]),
    );
  }
}

/** Looks in every frame, in the page itself: what is told is when it could be painted. */
function watch(tell: string): void {
  const seen = { first: 0, all: 0, page: 0, count: 0 };
  const inView = (selector: string) =>
    [...document.querySelectorAll<HTMLImageElement>(`${selector} img[src*="/media/"]`)].filter((image) => {
      const { top, bottom } = image.getBoundingClientRect();
      return bottom > 0 && top < innerHeight;
    });
  const isShown = (image: HTMLImageElement) =>
    image.complete && image.naturalWidth > 0 && getComputedStyle(image).opacity === '1';
  const look = () => {
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    const now = performance.now() - (navigation?.responseStart ?? 0);
    // In front of the page as long as it is there.
    const isFirstScreen = document.getElementById('first-screen') !== null;
    const images = inView(isFirstScreen ? '#first-screen' : '[data-photo]');
    const shown = images.filter(isShown);
    if (shown.length > 0 && seen.first === 0) seen.first = now;
    if (images.length > 0 && shown.length === images.length) {
      if (seen.all === 0) Object.assign(seen, { all: now, count: images.length });
      if (!isFirstScreen) seen.page = now;
    }
    if (seen.page === 0) requestAnimationFrame(look);
    else (globalThis as unknown as Record<string, (told: string) => void>)[tell]!(JSON.stringify(seen));
  };
  if (location.protocol !== 'about:') requestAnimationFrame(look);
}

function see(browser: Browser, shoot: Shoot, address: string): Promise<Seen> {
  return openPlainPage<Seen>(browser, shoot, address, `(${watch.toString()})(${JSON.stringify(TELL)})`);
}

/** From the request for pictures to the last one decoded. */
function showBare(tell: string, sources: string[]): void {
  if (location.protocol === 'about:') return;
  addEventListener('DOMContentLoaded', () => {
    const began = performance.now();
    const decoded = sources.map((source) => {
      const image = new Image();
      image.src = source;
      return image.decode();
    });
    void Promise.all(decoded).then(() =>
      (globalThis as unknown as Record<string, (told: string) => void>)[tell]!(
        JSON.stringify(performance.now() - began),
      ),
    );
  });
}

/** The same number of thumbnails in an empty page, addresses known. */
async function bareThumbnails(browser: Browser, shoot: Shoot, url: string, count: number): Promise<number> {
  const rows = await shoot.sql<{ id: string }>(`SELECT id FROM "Asset" ORDER BY "originalName" LIMIT $1`, [count]);
  const sources = rows.map(({ id }) => `/api/assets/${id}/media/thumbnail`);
  const script = `(${showBare.toString()})(${JSON.stringify(TELL)}, ${JSON.stringify(sources)})`;
  return openPlainPage<number>(browser, shoot, `${url}/api/openapi.json`, script);
}
