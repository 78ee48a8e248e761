import type { Locator } from 'playwright-core';
import type { Seat } from './browser.ts';

/** Holds files or folders of the disk over an element, as a file manager does. Returns what lets go of them. */
export async function holdOver(
  { page, context }: Seat,
  target: Locator,
  paths: string[],
): Promise<() => Promise<void>> {
  const box = await target.boundingBox();
  if (!box) throw new Error('Nothing to drop on');
  const chromium = await context.newCDPSession(page);
  const send = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    chromium.send('Input.dispatchDragEvent', {
      type,
      x: box.x + box.width / 2,
      y: box.y + box.height / 2,
      data: { items: [], files: paths, dragOperationsMask: 1 },
    });
  await send('dragEnter');
  await send('dragOver');
  return async () => {
    await send('drop');
    await chromium.detach();
  };
}

/** Drops files or folders of the disk on an element. */
export async function dropOn(seat: Seat, target: Locator, paths: string[]): Promise<void> {
  const letGo = await holdOver(seat, target, paths);
  await letGo();
}
