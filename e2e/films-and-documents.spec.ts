import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { samplePdf } from '@etouch/media/testing/sample-documents';
import { betrayingTags, sampleFilm } from '@etouch/media/testing/sample-films';
import { afterAll, describe, expect, it } from 'vitest';
import { addPhotos, cellOf, startUploads } from './acts/uploads.ts';
import { pictureShown, tick } from './support/act.ts';
import { expectAccessible } from './support/axe.ts';
import { downloadArchive } from './support/archive.ts';
import { useBrowser } from './support/browser.ts';
import type { Seat } from './support/browser.ts';
import { photo, takenWith } from './support/files.ts';
import { patternOf } from './support/words.ts';

const { open } = useBrowser();
const folder = mkdtempSync(path.join(os.tmpdir(), 'etouch-films-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const xmp = (attributes: string) => ({
  mimeType: 'application/rdf+xml',
  buffer:
    Buffer.from(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" ${attributes}/></rdf:RDF></x:xmpmeta>`),
});

/** Opens something of the grid large. */
async function openLarge(seat: Seat, name: string): Promise<void> {
  await cellOf(seat, name).dblclick();
  await seat.page.getByRole('heading', { name, level: 1 }).waitFor();
}

describe('What a shoot brings beside photographs', () => {
  it('a film plays from anywhere in it, a document is leafed through', async () => {
    const coding = '-c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac -f mp4'.split(' ');
    const film = await sampleFilm(folder, 'film.mp4', '640x360', 6, [...coding, ...betrayingTags]);
    const seat = await startUploads(open, 'Films');
    const { page, say } = seat;
    await addPhotos(seat, [
      { name: 'film.mp4', mimeType: 'video/mp4', buffer: readFileSync(film) },
      { name: 'brief.pdf', mimeType: 'application/pdf', buffer: samplePdf(3, 'A4') },
    ]);
    await pictureShown(cellOf(seat, 'film.mp4').getByRole('img').first());
    await cellOf(seat, 'film.mp4')
      .getByText(say('photos.kind.film', { length: '0:06' }))
      .waitFor({ state: 'attached' });
    await openLarge(seat, 'film.mp4');
    const player = page.locator('video');
    await player.waitFor();
    const state = () =>
      player.evaluate((video: HTMLVideoElement) => ({
        at: video.currentTime,
        isPaused: video.paused,
        ready: video.readyState,
      }));
    await player.evaluate((video: HTMLVideoElement) => {
      video.currentTime = 4;
    });
    await expect.poll(async () => (await state()).ready, { timeout: 20_000 }).toBeGreaterThanOrEqual(2);
    expect((await state()).at).toBe(4);
    await player.focus();
    await page.keyboard.press('Space');
    await expect.poll(async () => (await state()).at, { timeout: 20_000 }).toBeGreaterThan(4);
    await page.keyboard.press('Space');
    await expect.poll(async () => (await state()).isPaused).toBe(true);
    // Arrows are the player's while it has the focus, and the light table's again after it.
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('heading', { name: 'film.mp4', level: 1 }).waitFor();
    await player.blur();
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('heading', { name: 'brief.pdf', level: 1 }).waitFor();
    const at = (number: number) => page.getByText(say('photos.pages.at', { page: number, of: 3 }));
    await at(1).waitFor();
    await expect
      .poll(() => page.getByRole('button', { name: say('photos.pages.next') }).getAttribute('aria-disabled'), {
        timeout: 20_000,
      })
      .not.toBe('true');
    await page.keyboard.press('PageDown');
    await at(2).waitFor();
    await pictureShown(page.getByRole('img', { name: say('photos.pages.alt', { name: 'brief.pdf', page: 2 }) }));
    await page.getByRole('button', { name: say('photos.pages.next') }).click();
    await at(3).waitFor();
    await expectAccessible(page);
  });

  it('sidecars give their marks, say when they wait, and leave again beside their photos', async () => {
    const seat = await startUploads(open, 'Sidecars', { language: 'en' });
    const { page, say } = seat;
    await addPhotos(seat, [
      await photo('one.jpg', 71),
      { name: 'one.xmp', ...xmp('xmp:Rating="4" xmp:Label="Green"') },
      { name: 'later.xmp', ...xmp('xmp:Rating="2"') },
    ]);
    await pictureShown(cellOf(seat, 'one.jpg').getByRole('img').first());
    await cellOf(seat, 'one.jpg')
      .getByText(say('photos.rating', { count: 4 }))
      .first()
      .waitFor();
    await page.getByText(patternOf(say, 'photos.sidecars.waiting', { count: 1, more: '' })).waitFor();
    expect(await cellOf(seat, 'one.xmp').count()).toBe(0);
    await page.getByRole('button', { name: say('downloads.project') }).click();
    const dialog = page.getByRole('dialog', { name: say('downloads.titleProject') });
    await tick(dialog.getByRole('checkbox', { name: say('downloads.marks') }));
    const files = await downloadArchive(
      page,
      dialog.getByRole('button', { name: say('downloads.submit'), exact: true }),
    );
    expect([...files.keys()]).toEqual(expect.arrayContaining(['one.jpg', 'one.xmp']));
    expect(files.get('one.xmp')?.toString()).toMatch(/xmp:Rating="4"[^>]*xmp:Label="Green"/);
  });

  it('photos are found by how they were taken', async () => {
    const seat = await startUploads(open, 'Appareils');
    const { page, say } = seat;
    await addPhotos(seat, [
      await takenWith(await photo('a.jpg', 81), 'EOS R5', 100),
      await takenWith(await photo('b.jpg', 82), 'Z 8', 3200),
    ]);
    for (const name of ['a.jpg', 'b.jpg']) await pictureShown(cellOf(seat, name).getByRole('img').first());
    await page.getByRole('button', { name: say('photos.capture.title') }).click();
    const filter = page.getByRole('dialog', { name: say('photos.capture.title') });
    await tick(filter.getByRole('checkbox', { name: /^Z 8/ }));
    await cellOf(seat, 'a.jpg').waitFor({ state: 'detached' });
    await cellOf(seat, 'b.jpg').waitFor();
    expect(page.url()).toContain('camera=');
    await page.keyboard.press('Escape');
    await page.goto(page.url().replace(/\?.*/, ''));
    await page.getByRole('searchbox', { name: say('photos.filters.search') }).fill('r5');
    await cellOf(seat, 'b.jpg').waitFor({ state: 'detached' });
    await cellOf(seat, 'a.jpg').waitFor();
  });
});
