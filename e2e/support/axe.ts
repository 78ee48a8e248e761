import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What is being read out by the name of something on the page; React Aria keeps it for seconds, longer than that may stand. */
const READ_OUT = '[data-live-announcer] [role="img"]';

/** Holds the page as it stands against WCAG 2.2 AA: nothing serious, nothing critical. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.waitForFunction((readOut) => !document.querySelector(readOut), READ_OUT);
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  const grave = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map(({ html }) => html.slice(0, 160))
          .join(' | ')}`,
    );
  expect(grave).toEqual([]);
}
