import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createProject } from './acts/projects.ts';
import { addButton, addPhotos, allArrived, cellOf, thumbnailsAppear, uploadLine } from './acts/uploads.ts';
import { useBrowser } from './support/browser.ts';
import type { Seat } from './support/browser.ts';
import { heavyPhoto, photo } from './support/files.ts';
import { lineSpeed, SLOW } from './support/network.ts';
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
