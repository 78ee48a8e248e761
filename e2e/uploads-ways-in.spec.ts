import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cellOf, startUploads, thumbnailsAppear, uploadPanel } from './acts/uploads.ts';
import { useBrowser } from './support/browser.ts';
import { dropOn, holdOver } from './support/drop.ts';
import { photo } from './support/files.ts';
import { patternOf } from './support/words.ts';

const { open } = useBrowser();
const folder = mkdtempSync(path.join(os.tmpdir(), 'etouch-ways-in-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function onDisk(place: string, seed: number): Promise<string> {
  const file = path.join(folder, place);
  mkdirSync(path.dirname(file), { recursive: true });
  const { buffer } = await photo(path.basename(place), seed);
  writeFileSync(file, buffer);
  return file;
}

describe('Photos come in', () => {
  it('by dropping files and whole folders; what nobody chose is left out and counted', async () => {
    const studio = await startUploads(open, 'Dépôt');
    const { page, say } = studio;
    const single = await onDisk('seule.jpg', 41);
    await onDisk('Jour 1/a.jpg', 42);
    await onDisk('Jour 1/Sous-dossier/b.jpg', 43);
    writeFileSync(path.join(folder, 'Jour 1/vide.jpg'), '');
    // More than a browser lists at a time.
    for (let number = 0; number < 120; number++) writeFileSync(path.join(folder, `Jour 1/._${number}.jpg`), 'x');
    const main = page.getByRole('main');
    const letGo = await holdOver(studio, main, [single, path.join(folder, 'Jour 1')]);
    const veil = page.locator('[aria-hidden="false"]').getByText(patternOf(say, 'photos.drop.release'));
    await veil.waitFor();
    await letGo();
    await veil.waitFor({ state: 'detached' });
    await thumbnailsAppear(studio, ['seule.jpg', 'a.jpg', 'b.jpg']);
    const panel = uploadPanel(studio);
    await panel.getByText(say('uploads.leftOut.title', { count: 121 })).waitFor();
    await panel.getByRole('button', { name: say('uploads.leftOut.show') }).click();
    await panel.getByText('Jour 1/._0.jpg').waitFor();
    expect(await cellOf(studio, 'vide.jpg').count()).toBe(0);
  });

  it('by dropping the same folder again, without sending anything twice', async () => {
    const studio = await startUploads(open, 'Deux fois');
    const { page, say } = studio;
    const paths = [await onDisk('Encore/c.jpg', 44), await onDisk('Encore/d.jpg', 45)];
    const main = page.getByRole('main');
    await dropOn(studio, main, [path.join(folder, 'Encore')]);
    await thumbnailsAppear(studio, ['c.jpg', 'd.jpg']);
    studio.watch.expect(/^409 POST \/api\/uploads$/);
    const sent: string[] = [];
    page.on('request', (request) => request.method() === 'PATCH' && sent.push(request.url()));
    await dropOn(studio, main, paths);
    await uploadPanel(studio)
      .getByText(say('uploads.counts.duplicates', { count: 2 }))
      .waitFor();
    expect(sent).toEqual([]);
    expect(await cellOf(studio, 'c.jpg').count()).toBe(1);
  });

  it('by pasting a picture, which gets a name of its own', async () => {
    const studio = await startUploads(open, 'Collage');
    const { page, context, say } = studio;
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate(async () => {
      const canvas = new OffscreenCanvas(300, 200);
      const drawing = canvas.getContext('2d');
      drawing?.fillRect(20, 20, 100, 100);
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': canvas.convertToBlob() })]);
    });
    await page.keyboard.press('ControlOrMeta+V');
    const cell = page.getByRole('grid', { name: say('photos.label') }).getByRole('row');
    await cell.getByRole('img').first().waitFor();
    expect(await cell.first().getAttribute('aria-label')).toMatch(/^\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d\.png$/);
  });
});
