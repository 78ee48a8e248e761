import { press, tick } from '../support/act.ts';
import type { Seat } from '../support/browser.ts';
import { patternOf } from '../support/words.ts';

/** The client opens a project from their list. */
export async function openFromList({ page }: Seat, title: string): Promise<void> {
  await page.goto('/projects');
  await page.getByRole('link', { name: title }).click();
  await page.waitForURL(/\/projects\/[^/]+\/\w+/);
}

/** Presses the hearts of photos. */
export async function choose({ page, say }: Seat, names: string[]): Promise<void> {
  for (const name of names) {
    const heart = page.getByRole('button', { name: say('selection.choose', { name }), exact: true });
    await heart.click();
    await page.locator('[aria-pressed="true"]').and(heart).waitFor();
  }
}

export interface Finish {
  count: number;
  studio: string;
  /** More than the limit are chosen: their price has to be accepted first. */
  isAbove: boolean;
}

/** Looks at the chosen ones once more, accepts what is above the limit, and hands the selection in. */
export async function finishSelection({ page, say }: Seat, { count, studio, isAbove }: Finish): Promise<void> {
  await press(page.getByRole('button', { name: say('selection.finish') }));
  const dialog = page.getByRole('dialog', { name: say('selection.finishing.title') });
  if (isAbove) await tick(dialog.getByRole('checkbox'));
  await press(dialog.getByRole('button', { name: say('selection.finishing.submit', { count, studio }) }));
  await page.getByText(say('selection.submitted.title', { count, studio })).waitFor();
}

/** The client's administrator accepts the quote with the button that names its amount. */
export async function acceptQuote({ page, say }: Seat): Promise<void> {
  await press(page.getByRole('button', { name: patternOf(say, 'selection.quote.accept') }));
  await page.getByText(say('selection.quote.accepted'), { exact: true }).waitFor();
}
