import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { Locator, Page } from 'playwright-core';
import { openPromise } from 'yauzl';

/** Presses a link that downloads an archive and unpacks it with a reader that is not ours. Bytes by name. */
export async function downloadArchive(page: Page, link: Locator): Promise<Map<string, Buffer>> {
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  const zip = await openPromise(await download.path(), { lazyEntries: true });
  const files = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry())
    files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  return files;
}

export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
