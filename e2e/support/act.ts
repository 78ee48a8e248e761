import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { TestFile } from './files.ts';

/** Checks a box, a radio button or a switch by its label, which lies above the real control, and waits until it is so. */
export async function tick(control: Locator): Promise<void> {
  await control.locator('xpath=ancestor::label[1]').click();
  await expect.poll(() => control.isChecked(), { timeout: 20_000 }).toBe(true);
}

/** Chooses files through the button that opens the system's own window. */
export async function chooseFiles(page: Page, button: Locator, files: TestFile[]): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.click()]);
  await chooser.setFiles(files);
}

/** Waits until a picture is really there, not only its place. */
export async function pictureShown(image: Locator): Promise<void> {
  await image.waitFor();
  await expect
    .poll(() => image.evaluate((element) => (element as HTMLImageElement).naturalWidth), { timeout: 20_000 })
    .toBeGreaterThan(0);
}

/** Presses a button once it is allowed: live news may be on their way that allow it. */
export async function press(button: Locator): Promise<void> {
  await button.waitFor();
  await expect.poll(() => button.getAttribute('aria-disabled'), { timeout: 20_000 }).not.toBe('true');
  await button.click();
}
