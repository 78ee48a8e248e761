import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import type { Locator, Page } from 'playwright-core';
import { fromBufferPromise } from 'yauzl';

/** Presses what downloads an archive and unpacks it with a reader that is not ours. Bytes by name. */
export async function downloadArchive(page: Page, button: Locator): Promise<Map<string, Buffer>> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return readArchive(await readFile(await download.path()));
}

/** Unpacks an archive with a reader that is not ours. Bytes by name. */
export async function readArchive(bytes: Buffer): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true });
  const files = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry())
    files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  return files;
}

export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
