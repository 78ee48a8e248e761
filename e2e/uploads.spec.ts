import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Request } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { createProject } from './acts/projects.ts';
import {
  addButton,
  addPhotos,
  allArrived,
  cellOf,
  startUploads,
  thumbnailsAppear,
  uploadLine,
  uploadPanel,
} from './acts/uploads.ts';
import { useBrowser } from './support/browser.ts';
import type { Seat } from './support/browser.ts';
import { dropOn } from './support/drop.ts';
import { heavyPhoto, photo } from './support/files.ts';
import type { TestFile } from './support/files.ts';
import { lineSpeed, SLOW, STANDING } from './support/network.ts';
import { people } from './support/people.ts';

const { open } = useBrowser();
const folder = mkdtempSync(path.join(os.tmpdir(), 'etouch-uploads-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('Files that are no photographs', () => {
  let studio: Seat;

  it('are told by name, and the others are unharmed', async () => {
    studio = await open({ email: people.studio });
    await createProject(studio, { title: `Envois ${Date.now()}`, client: 'Orme' });
    const whole = await photo('whole.jpg', 21);
    const files = [
      whole,
      await photo('Unicode – é 灯 \u{1F4F7}.jpg', 22),
      await photo('twin.jpg', 23),
      await photo('twin.jpg', 24),
      { name: 'cut.jpg', mimeType: 'image/jpeg', buffer: (await photo('cut.jpg', 25)).buffer.subarray(0, 9000) },
      { name: 'empty.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(0) },
      { name: 'banner.gif', mimeType: 'image/gif', buffer: Buffer.from('GIF89a\x01\0\x01\0') },
      { name: 'letter.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('This is no photograph.') },
    ];
    await addPhotos(studio, files);
    const { page, say } = studio;
    // Nothing in it: it is not even sent, and the person is told.
    const panel = page.getByRole('region', { name: say('uploads.title') });
    await panel.getByText(say('uploads.leftOut.title', { count: 1 })).waitFor();
    await panel.getByRole('button', { name: say('uploads.leftOut.show') }).click();
    await panel.getByText('empty.jpg').waitFor();
    await thumbnailsAppear(studio, ['whole.jpg', 'Unicode – é 灯 \u{1F4F7}.jpg', 'twin.jpg']);
    expect(await cellOf(studio, 'twin.jpg').count()).toBe(2);
    await page.getByRole('button', { name: new RegExp(`^${say('photos.filters.failed')}`) }).click();
    for (const [name, reason] of [
      ['cut.jpg', 'TRUNCATED'],
      ['letter.jpg', 'UNKNOWN_FORMAT'],
      ['banner.gif', 'FORMAT_NOT_SUPPORTED_YET'],
    ] as const)
      await page.getByText(`${name} – ${say(`photos.failed.${reason}`)}`).waitFor();
  });
});

describe('A file on its way', () => {
  it('goes on after the network was away', async () => {
    const studio = await open({ email: people.studio });
    const { page, say, context } = studio;
    await createProject(studio, { title: `Coupure ${Date.now()}`, client: 'Orme' });
    await lineSpeed(studio, SLOW);
    const file = await heavyPhoto('heavy.jpg', 31);
    await addPhotos(studio, [file]);
    await uploadLine(studio, file.name).getByText(say('uploads.states.sending')).waitFor();
    await context.setOffline(true);
    await page.getByText(say('app.offline.title')).waitFor();
    await context.setOffline(false);
    await page.getByText(say('app.offline.title')).waitFor({ state: 'detached' });
    await lineSpeed(studio, -1);
    await allArrived(studio, [file.name]);
    await thumbnailsAppear(studio, [file.name]);
  });

  it('goes on after the laptop was closed: the page stands still, and the line is gone when it wakes', async () => {
    const studio = await startUploads(open, 'Portable');
    const { page, context, say } = studio;
    await lineSpeed(studio, SLOW);
    const file = await heavyPhoto('asleep.jpg', 29);
    await addPhotos(studio, [file]);
    await halfSent(studio, file.name);
    const lid = await context.newCDPSession(page);
    await lid.send('Page.setWebLifecycleState', { state: 'frozen' });
    await context.setOffline(true);
    await lid.send('Page.setWebLifecycleState', { state: 'active' });
    await page.getByText(say('app.offline.title')).waitFor();
    const resumed = offsetOf(studio);
    await context.setOffline(false);
    expect(await resumed).toBeGreaterThan(0);
    await lineSpeed(studio, -1);
    await allArrived(studio, [file.name]);
    await thumbnailsAppear(studio, [file.name]);
    expect(await cellOf(studio, file.name).count()).toBe(1);
  });

  it('is not begun a second time when the answer to the first beginning is lost', async () => {
    const studio = await startUploads(open, 'Réponse perdue');
    const { page, say } = studio;
    let lost = 0;
    await page.route('/api/uploads', async (route) => {
      await route.fetch();
      lost++;
      await route.abort('connectionreset');
      await page.unroute('/api/uploads');
    });
    await addPhotos(studio, [await photo('once.jpg', 30)]);
    await uploadLine(studio, 'once.jpg').getByText(say('uploads.states.done')).waitFor();
    expect(lost).toBe(1);
    await thumbnailsAppear(studio, ['once.jpg']);
    expect(await cellOf(studio, 'once.jpg').count()).toBe(1);
  });

  it('is not begun a second time when the first beginning reaches the server beside the second', async () => {
    const studio = await startUploads(open, 'Annonce tardive');
    const { page, say } = studio;
    const announced: Request[] = [];
    await page.route('/api/uploads', async (route) => {
      announced.push(route.request());
      if (announced.length === 1) return route.abort('connectionreset');
      // Held up on its way, it arrives after the page has asked what is open and found nothing.
      expect((await page.request.fetch(announced[0]!)).status()).toBe(201);
      return route.continue();
    });
    await addPhotos(studio, [await photo('late.jpg', 28)]);
    await uploadLine(studio, 'late.jpg').getByText(say('uploads.states.done')).waitFor();
    expect(announced.length).toBe(2);
    await thumbnailsAppear(studio, ['late.jpg']);
    expect(await cellOf(studio, 'late.jpg').count()).toBe(1);
  });

  it('goes on after a reload where it was, once it is chosen again', async () => {
    const studio = await open({ email: people.studio });
    const { page, say } = studio;
    await createProject(studio, { title: `Reprise ${Date.now()}`, client: 'Orme' });
    const { name, buffer } = await heavyPhoto('resumed.jpg', 32);
    const file = path.join(folder, name);
    writeFileSync(file, buffer);
    await lineSpeed(studio, SLOW);
    const choose = async () => {
      const button = addButton(studio);
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.click()]);
      await chooser.setFiles(file);
    };
    await choose();
    const bar = uploadLine(studio, name).getByRole('progressbar');
    await expect
      .poll(async () => Number(await bar.getAttribute('aria-valuenow')), { timeout: 30_000 })
      .toBeGreaterThan(20);
    page.once('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await page.getByText(say('uploads.unfinished.title')).waitFor();
    await page.getByText(name).first().waitFor();
    await lineSpeed(studio, -1);
    const [resumed] = await Promise.all([page.waitForRequest((request) => request.method() === 'PATCH'), choose()]);
    expect(Number(resumed.headers()['upload-offset'])).toBeGreaterThan(0);
    await allArrived(studio, [name]);
    await thumbnailsAppear(studio, [name]);
  });
});

/** Files of several megabytes that differ by their last byte: one picture is drawn for all of them. */
async function heavyPhotos(names: string[], seed: number): Promise<TestFile[]> {
  const { buffer, mimeType } = await heavyPhoto('', seed);
  return names.map((name, at) => ({ name, mimeType, buffer: Buffer.concat([buffer, Buffer.from([at])]) }));
}

/** Waits until some, but not all, of a file has gone out: more than so many per cent. */
async function halfSent(seat: Seat, name: string, percent = 10): Promise<void> {
  const bar = uploadLine(seat, name).getByRole('progressbar');
  await uploadLine(seat, name).getByText(seat.say('uploads.states.sending')).waitFor();
  await expect
    .poll(async () => Number(await bar.getAttribute('aria-valuenow')), { timeout: 30_000 })
    .toBeGreaterThan(percent);
}

const offsetOf = async (seat: Seat) =>
  Number((await seat.page.waitForRequest((request) => request.method() === 'PATCH')).headers()['upload-offset']);

describe('A whole drop', () => {
  it('is found again after a reload by one press, where the browser keeps its folder', async () => {
    const studio = await startUploads(open, 'Dossier');
    const { page, say } = studio;
    const names = ['1.jpg', '2.jpg', '3.jpg', '4.jpg'];
    const place = path.join(folder, 'Jour 1');
    mkdirSync(place);
    for (const { name, buffer } of await heavyPhotos(names, 33)) writeFileSync(path.join(place, name), buffer);
    await lineSpeed(studio, SLOW);
    await dropOn(studio, page.getByRole('main'), [place]);
    await halfSent(studio, '1.jpg');
    page.once('dialog', (dialog) => void dialog.accept());
    await page.reload();
    // The fourth was not even announced to the server: this browser alone knows of it.
    const resume = page.getByRole('button', { name: say('uploads.unfinished.resume', { count: 4 }) });
    await resume.waitFor();
    await lineSpeed(studio, -1);
    const [offset] = await Promise.all([offsetOf(studio), resume.click()]);
    expect(offset).toBeGreaterThan(0);
    await allArrived(studio, names);
    await thumbnailsAppear(studio, names);
    await resume.waitFor({ state: 'detached' });
    for (const name of names) expect(await cellOf(studio, name).count()).toBe(1);
  });

  it('is paused, resumed and given up, file by file and as a whole', async () => {
    const studio = await startUploads(open, 'Pause');
    const { page, say } = studio;
    const names = ['a.jpg', 'b.jpg', 'c.jpg', 'd.jpg'];
    await lineSpeed(studio, SLOW);
    await addPhotos(studio, await heavyPhotos(names, 34));
    await halfSent(studio, 'a.jpg');
    await uploadPanel(studio)
      .getByRole('button', { name: say('uploads.pauseAll') })
      .click();
    for (const name of names) await uploadLine(studio, name).getByText(say('uploads.states.paused')).waitFor();
    // One is given up: asked first, then gone from the list, the project and the server.
    await uploadLine(studio, 'b.jpg')
      .getByRole('button', { name: new RegExp(`^${say('uploads.cancel')}`) })
      .click();
    const [discarded] = await Promise.all([
      page.waitForResponse((response) => response.url().endsWith('/discard')),
      page
        .getByRole('dialog')
        .getByRole('button', { name: say('uploads.cancelling.confirm', { count: 1 }) })
        .click(),
    ]);
    expect(discarded.ok()).toBe(true);
    await uploadLine(studio, 'b.jpg').waitFor({ state: 'detached' });
    await cellOf(studio, 'b.jpg').waitFor({ state: 'detached' });
    await lineSpeed(studio, -1);
    // One file goes on alone, the rest when all do.
    const alone = uploadLine(studio, 'a.jpg').getByRole('button', { name: new RegExp(`^${say('uploads.resume')}`) });
    const [offset] = await Promise.all([offsetOf(studio), alone.click()]);
    expect(offset).toBeGreaterThan(0);
    await uploadLine(studio, 'a.jpg').getByText(say('uploads.states.done')).waitFor();
    await uploadLine(studio, 'c.jpg').getByText(say('uploads.states.paused')).waitFor();
    await uploadPanel(studio)
      .getByRole('button', { name: say('uploads.resumeAll') })
      .click();
    await allArrived(studio, ['a.jpg', 'c.jpg', 'd.jpg']);
  });

  it('goes on around a file that is refused, and stops as a whole when there is no room', async () => {
    const studio = await startUploads(open, 'Refus');
    const { page, say } = studio;
    const refused = `${'long '.repeat(110)}.jpg`;
    const middle = { ...(await photo('middle', 36)), name: refused };
    studio.watch.expect(/^400 POST \/api\/uploads$/);
    await addPhotos(studio, [await photo('before.jpg', 35), middle, await photo('after.jpg', 37)]);
    for (const name of ['before.jpg', 'after.jpg'])
      await uploadLine(studio, name).getByText(say('uploads.states.done')).waitFor();
    await uploadLine(studio, 'long long').getByText(say('errors.codes.INVALID_INPUT.title')).waitFor();
    await uploadPanel(studio)
      .getByText(say('uploads.counts.failed', { count: 1 }))
      .waitFor();
    studio.watch.expect(/^507 POST \/api\/uploads$/);
    const full = { type: 'about:blank', title: 'No space left', status: 507, code: 'STORAGE_FULL' };
    await page.route('/api/uploads', (route) =>
      route.fulfill({ status: 507, contentType: 'application/problem+json', body: JSON.stringify(full) }),
    );
    const late = [await photo('late 1.jpg', 38), await photo('late 2.jpg', 39)];
    await addPhotos(studio, late);
    const stopped = uploadPanel(studio).getByRole('alert');
    await stopped.getByText(say('errors.codes.STORAGE_FULL.title')).waitFor();
    await page.unroute('/api/uploads');
    await stopped.getByRole('button', { name: say('uploads.goOn') }).click();
    await allArrived(
      studio,
      late.map(({ name }) => name),
    );
  });

  it('waits while another tab sends', async () => {
    const first = await startUploads(open, 'Onglets');
    const { say, context, page } = first;
    const second = await open({ context });
    await lineSpeed(first, SLOW);
    await addPhotos(first, [await heavyPhoto('first.jpg', 40)]);
    await halfSent(first, 'first.jpg');
    await lineSpeed(first, STANDING);
    let hasFirst = false;
    const orders: boolean[] = [];
    page.on('response', (response) => (hasFirst ||= response.request().method() === 'PATCH'));
    second.page.on('request', (request) => request.method() === 'POST' && orders.push(hasFirst));
    await Promise.all([
      second.page.waitForResponse((response) => response.url().includes('/api/uploads?')),
      second.page.goto(page.url()),
    ]);
    await addPhotos(second, [await photo('second.jpg', 41)]);
    await uploadLine(second, 'second.jpg').getByText(say('uploads.states.waiting')).waitFor();
    // The first goes on for a while: time enough for the second to begin, were it allowed to.
    await lineSpeed(first, SLOW);
    await halfSent(first, 'first.jpg', 40);
    // What the first tab sends is not offered here as left behind.
    expect(await second.page.getByText(say('uploads.unfinished.title')).count()).toBe(0);
    await lineSpeed(first, -1);
    await uploadLine(second, 'second.jpg').getByText(say('uploads.states.done')).waitFor();
    expect(orders).toEqual([true]);
    await thumbnailsAppear(second, ['first.jpg', 'second.jpg']);
  });

  it('fits on a phone, and what arrives above leaves in its place what one looks at', async () => {
    const studio = await startUploads(open, 'Téléphone', { phone: true });
    const { page, say } = studio;
    const names = Array.from({ length: 8 }, (_, at) => `m${at}.jpg`);
    await addPhotos(studio, await Promise.all(names.map((name, at) => photo(name, 50 + at))));
    await uploadPanel(studio).waitFor();
    const box = await uploadPanel(studio).boundingBox();
    expect(box!.x).toBeGreaterThanOrEqual(0);
    expect(box!.x + box!.width).toBeLessThanOrEqual(390);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await allArrived(studio, names);
    const grid = page.getByRole('grid', { name: say('photos.label') });
    const last = cellOf(studio, 'm7.jpg');
    // The list learns of the last ones a moment after they have arrived.
    await expect
      .poll(async () => {
        await grid.evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
        return last.isVisible();
      })
      .toBe(true);
    const before = await last.boundingBox();
    await addPhotos(studio, [await photo('a.jpg', 60), await photo('b.jpg', 61)]);
    await expect
      .poll(() => grid.evaluate((element) => element.scrollHeight - element.scrollTop - element.clientHeight))
      .toBeGreaterThanOrEqual(0);
    await allArrived(studio, ['a.jpg', 'b.jpg']);
    expect((await last.boundingBox())!.y).toBeCloseTo(before!.y, 0);
    await grid.evaluate((element) => element.scrollTo({ top: 0 }));
    await thumbnailsAppear(studio, ['a.jpg', 'b.jpg']);
  });
});
