import { press, tick } from '../support/act.ts';
import type { Seat } from '../support/browser.ts';
import { patternOf } from '../support/words.ts';
import { atStep } from './projects.ts';

/** The studio says for all chosen photos what is to be done, and offers a quote. */
export async function priceSelection({ page, say }: Seat, count: number): Promise<void> {
  await page.getByRole('link', { name: say('projects.go.CONFIRM', { count }) }).click();
  const table = page.getByRole('grid', { name: say('projects.tabs.selection') });
  await tick(table.getByRole('row').first().getByRole('checkbox'));
  const categories = page.getByRole('group', { name: say('confirmation.categories') });
  await tick(categories.getByRole('checkbox').first());
  await press(page.getByRole('button', { name: patternOf(say, 'confirmation.quote.offer') }));
  await page.getByText(say('confirmation.quote.offered'), { exact: true }).waitFor();
}

/** Once the quote is accepted, the button is allowed without a reload. */
export async function confirmSelection({ page, say }: Seat, count: number): Promise<void> {
  await press(page.getByRole('button', { name: say('projects.go.CONFIRM', { count }) }));
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: say('workflow.actions.CONFIRM') }).click();
  await atStep({ page, say }, 'IN_RETOUCH');
}

/** Gives photos of the open round to an agency. */
export async function assign({ page, say }: Seat, projectId: string, names: string[], agency: string): Promise<void> {
  await page.goto(`/projects/${projectId}/rounds`);
  const table = page.getByRole('grid').first();
  for (const name of names) await tick(table.getByRole('row').filter({ hasText: name }).getByRole('checkbox'));
  await press(page.getByRole('button', { name: say('rounds.assign.action'), exact: true }));
  const dialog = page.getByRole('dialog');
  await tick(dialog.getByRole('radio', { name: agency }));
  await press(dialog.getByRole('button', { name: say('rounds.assign.title', { count: names.length }) }));
  await dialog.waitFor({ state: 'detached' });
  for (const name of names) await table.getByRole('row').filter({ hasText: name }).getByText(agency).waitFor();
}
