import { press } from '../support/act.ts';
import type { Seat } from '../support/browser.ts';

export interface NewProject {
  title: string;
  client: string;
  limit?: number;
  /** Price of a photo above the limit, whole euros. */
  overageEuros?: number;
}

/** The studio creates a project from the board and stands on its photos. Returns its id. */
export async function createProject({ page, say }: Seat, project: NewProject): Promise<string> {
  await page.goto('/projects');
  await page.getByRole('button', { name: say('projects.new.title') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(say('projects.new.name')).fill(project.title);
  await dialog.getByRole('combobox', { name: say('projects.new.client') }).fill(project.client);
  await page.getByRole('option', { name: project.client }).click();
  if (project.limit !== undefined) {
    await dialog.getByRole('textbox', { name: say('projects.new.limit') }).fill(String(project.limit));
    await page.keyboard.press('Tab');
    await dialog.getByRole('textbox', { name: say('projects.new.overage') }).fill(String(project.overageEuros ?? 0));
    await page.keyboard.press('Tab');
  }
  await press(dialog.getByRole('button', { name: say('projects.new.submit') }));
  await page.waitForURL(/\/projects\/[^/]+\/photos$/);
  return page.url().split('/').at(-2) ?? '';
}

/** The studio sends the photos on; `shown` of them are to be seen by the client. */
export async function sendToClient({ page, say }: Seat, shown: number): Promise<void> {
  await page.getByRole('button', { name: say('workflow.actions.SEND_TO_CLIENT') }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('projects.send.submit', { count: shown }) })
    .click();
  await atStep({ page, say }, 'CLIENT_REVIEW');
}

/** Waits until the header of the project says that it has come to a state; never reloads. */
export async function atStep({ page, say }: Pick<Seat, 'page' | 'say'>, state: string): Promise<void> {
  const current = page.locator('[aria-current="step"]').filter({ hasText: say(`workflow.states.${state}`) });
  await current.waitFor({ state: 'attached' });
}
