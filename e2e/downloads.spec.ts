import { getDownloadArchive, prepareDownload } from '@etouch/contracts/routes/downloads';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { addPhotos, allArrived, startUploads } from './acts/uploads.ts';
import { downloadArchive, readArchive, sha256 } from './support/archive.ts';
import { useBrowser } from './support/browser.ts';
import type { Seat } from './support/browser.ts';
import { photo } from './support/files.ts';
import { people } from './support/people.ts';
import { projectCalled } from './support/projects.ts';

const { open } = useBrowser();

/** The button that downloads, in the dialog that asks what and how. */
async function chooseDownload({ page, say }: Seat) {
  await page.getByRole('button', { name: say('downloads.project') }).click();
  const dialog = page.getByRole('dialog', { name: say('downloads.titleProject') });
  await dialog.getByRole('radio', { name: say('downloads.content.ORIGINALS') }).waitFor();
  return dialog.getByRole('button', { name: say('downloads.submit'), exact: true });
}

/** Where the archive that is prepared next can be fetched. */
async function nextArchive(page: Page): Promise<string> {
  const answer = await page.waitForResponse(
    (response) => new URL(response.url()).pathname === prepareDownload.path && response.request().method() === 'POST',
  );
  return getDownloadArchive.path.replace('{downloadId}', prepareDownload.response.parse(await answer.json()).id);
}

/** Fetches an archive as a browser does whose line breaks: what came is kept, the rest is asked for. */
async function fetchInTwo(page: Page, address: string): Promise<{ bytes: Buffer; kept: number; status: number }> {
  const { text, ...rest } = await page.evaluate(async (url) => {
    const breaking = new AbortController();
    const first = await fetch(url, { signal: breaking.signal });
    const reader = first.body!.getReader();
    const { value } = await reader.read();
    // A small archive may come whole at once: of what came, the end is lost.
    const kept = value!.slice(0, Math.ceil(value!.length / 2));
    breaking.abort();
    const headers = { range: `bytes=${kept.length}-`, 'if-range': first.headers.get('etag') ?? '' };
    const second = await fetch(url, { headers });
    const blob = new Blob([kept, await second.arrayBuffer()]);
    const text = await new Promise<string>((resolve) => {
      const file = new FileReader();
      file.addEventListener('load', () => resolve(file.result as string));
      file.readAsDataURL(blob);
    });
    return { text, kept: kept.length, status: second.status };
  }, address);
  return { ...rest, bytes: Buffer.from(text.slice(text.indexOf(',') + 1), 'base64') };
}

describe('A project is downloaded', () => {
  it('whole, byte for byte, also over a line that breaks; it is nobody else’s', async () => {
    const studio = await startUploads(open, 'Téléchargement');
    const { page, say } = studio;
    const photos = await Promise.all(['un.jpg', 'été – deux.jpg'].map((name, at) => photo(name, 70 + at)));
    await addPhotos(studio, photos);
    await allArrived(
      studio,
      photos.map(({ name }) => name),
    );
    const submit = await chooseDownload(studio);
    const [address, files] = await Promise.all([nextArchive(page), downloadArchive(page, submit)]);
    // The dialog is gone by itself, and says that the browser goes on with it.
    await page.getByText(say('downloads.started')).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    const sums = photos.map(({ name, buffer }) => `${sha256(buffer)}  ${name}`);
    expect(files.get('manifest.sha256')?.toString().trimEnd().split('\n').toSorted()).toEqual(sums.toSorted());
    for (const { name, buffer } of photos) expect(sha256(files.get(name)!), name).toBe(sha256(buffer));

    const { bytes, kept, status } = await fetchInTwo(page, address);
    expect(kept).toBeLessThan(bytes.length);
    expect(status).toBe(206);
    const again = await readArchive(bytes);
    for (const [name, content] of files) expect(sha256(again.get(name)!), name).toBe(sha256(content));

    for (const email of [people.client, people.otherAgency]) {
      const { context } = await open({ email });
      expect((await context.request.get(address)).status(), email).toBe(404);
    }
    const { context: nobody } = await open();
    expect((await nobody.request.get(address)).status()).toBe(401);
  });

  it('again, where it cannot be had any longer, without leaving the page', async () => {
    const studio = await open({ email: people.studio, language: 'en' });
    const { page, say, watch } = studio;
    await page.goto(`/projects/${await projectCalled(studio, 'Montres')}/photos`);
    watch.expect(/^410 GET .*\/archive$/);
    const gone = { type: 'about:blank', title: 'Gone', status: 410, code: 'EXPIRED', reason: 'FILES_CHANGED' };
    await page.route('**/archive', (route) =>
      route.fulfill({ status: 410, contentType: 'application/problem+json', body: JSON.stringify(gone) }),
    );
    await (await chooseDownload(studio)).click();
    const told = page.getByRole('dialog').getByRole('alert');
    await told.getByText(say('errors.reasons.FILES_CHANGED')).waitFor();
    await page.unroute('**/archive');
    const retry = told.getByRole('button', { name: say('common.retry') });
    expect((await downloadArchive(page, retry)).has('manifest.csv')).toBe(true);
  });
});

describe('A retoucher’s originals', () => {
  it('come under neutral names, of some photos as of all', async () => {
    const agency = await open({ email: people.agency });
    const { page, say } = agency;
    await page.goto('/queue');
    const round = page.locator('section').filter({ has: page.getByRole('row') });
    await round.getByRole('row').nth(2).waitFor();
    const boxes = round.first().getByRole('row').getByRole('checkbox');
    await boxes.nth(1).locator('xpath=ancestor::label[1]').click();
    const bar = page.getByRole('toolbar', { name: say('queue.selected', { count: 1 }) });
    const files = await downloadArchive(page, bar.getByRole('button', { name: say('queue.download', { count: 1 }) }));
    const several = new RegExp(say('queue.download', { count: 7 }).replace('7', String.raw`\d+`));
    const all = round.first().getByRole('button', { name: several });
    const every = await downloadArchive(page, all);
    expect(files.size).toBe(3);
    expect(every.size).toBeGreaterThan(3);
    for (const [name, content] of files) {
      if (name.startsWith('manifest.')) continue;
      expect(name).toMatch(/^P-[A-Z0-9]+-\d{4}\.\w+$/);
      expect(sha256(every.get(name)!)).toBe(sha256(content));
    }
  });
});
