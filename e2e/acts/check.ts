import type { Seat } from '../support/browser.ts';
import { press } from '../support/act.ts';
import { atStep } from './projects.ts';

/** Waits for the server's answer to what an act asks of it. */
async function answered({ page }: Seat, act: () => Promise<void>): Promise<void> {
  const answer = page.waitForResponse((response) => response.request().method() === 'POST' && response.ok());
  await act();
  await answer;
}

/** Opens the last version of a photo beside its original. */
async function openVersion(seat: Seat, projectId: string, name: string): Promise<void> {
  const { page } = seat;
  await page.goto(`/projects/${projectId}/rounds`);
  const row = page.getByRole('grid').first().getByRole('row').filter({ hasText: name });
  await row.getByRole('link', { name: /^v\d+$/ }).click();
  await page.locator('h1').getByTitle(name).waitFor();
}

/** Looks at a version in every way, by keys, and passes it. */
export async function passVersion(seat: Seat, projectId: string, name: string): Promise<void> {
  const { page, say } = seat;
  await openVersion(seat, projectId, name);
  for (const [key, mode] of [
    ['s', 'slider'],
    ['o', 'overlay'],
    ['d', 'difference'],
    ['c', 'side'],
  ] as const) {
    await page.keyboard.press(key);
    await page.getByRole('radio', { name: say(`check.modes.${mode}`), checked: true }).waitFor();
  }
  await answered(seat, () => page.getByRole('button', { name: say('check.pass') }).click());
}

/** Sends a version back with a reason. */
export async function sendBack(seat: Seat, projectId: string, name: string, reason: string): Promise<void> {
  const { page, say } = seat;
  await openVersion(seat, projectId, name);
  await page.getByRole('button', { name: say('check.sendBack') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(say('common.reason')).fill(reason);
  await answered(seat, () => press(dialog.getByRole('button', { name: say('check.sendBack') })));
  await dialog.waitFor({ state: 'detached' });
}

/** The studio lets the client see the whole round. */
export async function submitForValidation(seat: Seat, projectId: string, count: number): Promise<void> {
  const { page, say } = seat;
  await page.goto(`/projects/${projectId}/rounds`);
  await press(page.getByRole('button', { name: say('projects.go.SUBMIT_FOR_VALIDATION', { count }) }));
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('workflow.actions.SUBMIT_FOR_VALIDATION') })
    .click();
  await atStep(seat, 'CLIENT_VALIDATION');
}
