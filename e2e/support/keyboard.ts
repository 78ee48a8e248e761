import type { Locator, Page } from 'playwright-core';

/** Far more than any screen of the demonstration has between two things. */
const MOST_PRESSES = 120;

/** Goes to something as a person without a mouse does: Tab until it has the focus. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses < MOST_PRESSES; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reaches ${String(target)}`);
}
