import { expect } from 'vitest';
import { chooseFiles, press, tick } from '../support/act.ts';
import { downloadArchive } from '../support/archive.ts';
import type { Seat } from '../support/browser.ts';
import type { TestFile } from '../support/files.ts';

/** The headings of the rounds in an agency's queue. */
async function rounds({ page }: Seat): Promise<string[]> {
  return page.locator('section > header > h2').allInnerTexts();
}

/** An agency that looks at its queue. What it names comes later is told by `newRound`. */
export async function watchQueue(seat: Seat): Promise<string[]> {
  await seat.page.goto('/queue');
  await seat.page.getByRole('heading', { name: seat.say('queue.title'), level: 1 }).waitFor();
  await seat.page.waitForLoadState('networkidle');
  return rounds(seat);
}

/** Waits until a round appears in the open queue that was not there before, without a reload. */
export async function newRound(seat: Seat, before: string[]): Promise<string> {
  const appeared = async () => (await rounds(seat)).find((heading) => !before.includes(heading));
  await expect.poll(appeared, { timeout: 20_000 }).toBeTruthy();
  return (await appeared()) ?? '';
}

function section({ page }: Seat, round: string) {
  return page.locator('section').filter({ has: page.getByRole('heading', { name: round, exact: true }) });
}

/** Downloads all originals of a round. Bytes by neutral name. */
export async function downloadOriginals(seat: Seat, round: string, count: number): Promise<Map<string, Buffer>> {
  const button = section(seat, round).getByRole('button', { name: seat.say('queue.download', { count }) });
  const files = await downloadArchive(seat.page, button);
  for (const name of ['manifest.sha256', 'manifest.csv']) expect(files.delete(name)).toBe(true);
  expect(files.size).toBe(count);
  return files;
}

/** Adds files to the queue; those whose name says nothing are said to belong to `round`. */
export async function addVersions(
  { page, say }: Seat,
  files: TestFile[],
  undecided?: { round: string; count: number },
) {
  await chooseFiles(page, page.getByRole('button', { name: say('queue.drop.files') }).first(), files);
  if (!undecided) return;
  const dialog = page.getByRole('dialog');
  await tick(dialog.getByRole('radio', { name: undecided.round }));
  await dialog.getByRole('button', { name: say('queue.which.send', { count: undecided.count }) }).click();
}

/** Says by hand to which photo a file of the tray belongs. */
export async function matchByHand({ page, say }: Seat, fileName: string, photo: string): Promise<void> {
  const box = page.getByRole('combobox', { name: say('queue.unmatched.photo', { name: fileName }) });
  await box.fill(photo);
  await page.getByRole('option', { name: photo }).first().click();
  await box.waitFor({ state: 'detached' });
}

/** Confirms the list of what arrived, with the declaration the law asks for. */
export async function handIn({ page, say }: Seat, count: number): Promise<void> {
  await page.getByText(say('queue.handIn.ready', { count })).waitFor();
  await page.getByRole('button', { name: say('queue.handIn.review', { count }) }).click();
  const dialog = page.getByRole('dialog', { name: say('queue.handIn.title') });
  await tick(dialog.getByRole('radio', { name: say('queue.silhouette.no') }));
  await press(dialog.getByRole('button', { name: say('queue.handIn.submit', { count }) }));
  await dialog.waitFor({ state: 'detached' });
}
