import type { Seat } from './browser.ts';

/** Bytes a second; slow enough that a file can be caught on its way. */
export const SLOW = 250_000;
/** Nothing to speak of arrives, however long a slow machine takes for what is looked at meanwhile. */
export const STANDING = 1_000;

/** How fast a page can send from now on; -1 is without a limit. */
export async function lineSpeed({ page, context }: Seat, bytesPerSecond: number): Promise<void> {
  const network = await context.newCDPSession(page);
  await network.send('Network.enable');
  await network.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: bytesPerSecond,
  });
}
