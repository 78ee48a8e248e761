import { expect } from 'vitest';
import { press } from '../support/act.ts';
import { downloadArchive, sha256 } from '../support/archive.ts';
import type { Seat } from '../support/browser.ts';
import { patternOf } from '../support/words.ts';

/** The client goes to what waits for their decision. */
export async function openValidation({ page, say }: Seat, projectId: string): Promise<void> {
  await page.goto(`/projects/${projectId}/validation`);
  await page
    .getByRole('button', { name: patternOf(say, 'validation.open') })
    .first()
    .waitFor();
}

/** Rejects one photo with a remark pinned to the middle of the picture. */
export async function rejectWithPin({ page, say }: Seat, name: string, remark: string): Promise<void> {
  await page.getByRole('button', { name: say('validation.open', { name }) }).click();
  await page.getByRole('button', { name: say('validation.reject'), exact: true }).click();
  await page.getByText(say('selection.pinHelp')).first().waitFor();
  await page.mouse.click(480, 420);
  await page.getByText(say('comments.pinned'), { exact: true }).waitFor();
  await page.getByLabel(say('validation.rejecting.what')).fill(remark);
  const here = page.url();
  await page.getByRole('button', { name: say('validation.rejecting.submit') }).click();
  // Once the rejection is kept, the next photo that waits comes by itself.
  await page.waitForURL((url) => url.href !== here);
}

/** Approves at one stroke what is not decided yet. */
export async function approveRest({ page, say }: Seat, count: number): Promise<void> {
  await press(page.getByRole('button', { name: say('validation.approveRest', { count }) }));
  await page.getByRole('button', { name: say('validation.approveRest', { count }) }).waitFor({ state: 'detached' });
}

/** Answers the studio: so many photos have to change. */
export async function requestChanges({ page, say }: Seat, count: number): Promise<void> {
  await press(page.getByRole('button', { name: say('validation.answer.changes', { count }) }));
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: say('validation.answer.changes', { count }) }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** Answers the studio: everything is right. Ends on the delivery. */
export async function approveAll({ page, say }: Seat, count: number): Promise<void> {
  await press(page.getByRole('button', { name: say('validation.answer.approve') }));
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('validation.answer.approveCount', { count }) })
    .click();
  await page.waitForURL('**/delivery');
}

/** Downloads the delivery and holds every file against the manifest in it. Bytes by name. */
export async function verifyDelivery({ page, say }: Seat, count: number): Promise<Map<string, Buffer>> {
  const files = await downloadArchive(
    page,
    page.getByRole('button', { name: patternOf(say, 'delivery.download') }).first(),
  );
  const manifest = files.get('manifest.sha256')?.toString() ?? '';
  files.delete('manifest.sha256');
  files.delete('manifest.csv');
  const listed = manifest.trimEnd().split('\n');
  expect(listed).toHaveLength(count);
  expect(listed.toSorted()).toEqual([...files].map(([name, bytes]) => `${sha256(bytes)}  ${name}`).toSorted());
  return files;
}
