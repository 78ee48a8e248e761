import { afterAll, describe, expect, it } from 'vitest';
import { addPhotos, startUploads } from './acts/uploads.ts';
import { useBrowser } from './support/browser.ts';
import type { Seat } from './support/browser.ts';
import { photo } from './support/files.ts';
import { people } from './support/people.ts';

const { open } = useBrowser({ stay: true });
const STUDIO = 'Studio Lumen';

/** The platform's administrator sets a studio's limit in gigabytes; empty: none. */
async function limitTo({ page, say }: Seat, gigabytes: string): Promise<void> {
  await page.getByRole('button', { name: `${say('organizations.limit.action')} ${STUDIO}` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(say('organizations.limit.field')).fill(gigabytes);
  await dialog.getByRole('button', { name: say('organizations.limit.submit') }).click();
  await page
    .getByText(say('organizations.limit.done', { name: STUDIO }))
    .last()
    .waitFor();
  await dialog.waitFor({ state: 'detached' });
}

describe.each(['fr', 'en'] as const)('The storage of a studio, in %s', (language) => {
  let platform: Seat;
  afterAll(async () => {
    await limitTo(platform, '');
  });

  it('has a limit that the platform sets, and the studio sees how much of it is used', async () => {
    platform = await open({ email: people.platform, language });
    await platform.page.goto('/organizations');
    await limitTo(platform, '50000');
    const { page, say } = await open({ email: people.studio, language });
    await page.goto('/retention');
    await page.getByRole('heading', { name: say('retention.storage.title') }).waitFor();
    const bar = page.getByRole('progressbar', { name: say('retention.storage.bar') });
    await bar.waitFor();
    expect(await bar.getAttribute('aria-valuetext')).toMatch(language === 'fr' ? /\ssur\s50\sTo$/u : /\sof\s50\sTB$/u);
    await page.getByText(say('retention.storage.derivatives'), { exact: true }).waitFor();
  });

  it('takes no more once it is full, and says so in words', async () => {
    await limitTo(platform, '0');
    const studio = await startUploads(open, 'Plein', { language });
    studio.watch.expect(/^413 POST \/api\/uploads$/);
    await addPhotos(studio, [await photo(`full-${language}.jpg`, 77)]);
    await studio.page.getByText(studio.say('errors.codes.QUOTA_EXCEEDED.title')).first().waitFor();
    await studio.page.goto('/retention');
    await studio.page.getByText(studio.say('retention.storage.full')).waitFor();
  });
});
