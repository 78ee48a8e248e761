import type { Seat } from '../support/browser.ts';

/** The studio hands a client's remark on to the retouchers; nobody else's words reach them. */
export async function forwardRemark({ page, say }: Seat, projectId: string, remark: string): Promise<void> {
  await page.goto(`/projects/${projectId}/comments`);
  const row = page.getByRole('listitem').filter({ hasText: remark }).first();
  await row.getByRole('button', { name: say('comments.forward') }).click();
  await page.getByText(say('comments.forwarded')).waitFor();
}
