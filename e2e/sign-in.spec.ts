import { demonstrationPassword } from '@etouch/server/demonstration/cast';
import { describe, expect, it } from 'vitest';
import { useBrowser } from './support/browser.ts';
import { baseUrl } from './support/instance.ts';
import { people } from './support/people.ts';

const { open } = useBrowser();

describe.each(['fr', 'en'] as const)('Signing in (%s)', (language) => {
  it('leads from the form to the board, and back out', async () => {
    const { page, say, watch } = await open({ language });
    watch.expect(/^401 POST \/api\/auth\/sign-in\/email$/);
    await page.goto('/projects');
    await page.getByRole('heading', { name: say('sign-in.title'), level: 1 }).waitFor();
    await page.getByLabel(say('sign-in.email')).fill(people.studioUser);
    await page.getByLabel(say('sign-in.password')).fill('not the password');
    await page.getByRole('button', { name: say('sign-in.submit'), exact: true }).click();
    await page.getByText(say('sign-in.wrong.title')).waitFor();
    await page.getByLabel(say('sign-in.password')).fill(demonstrationPassword);
    await page.getByRole('button', { name: say('sign-in.submit'), exact: true }).click();
    await page.waitForURL('**/projects');
    // Hugo's profile says French, whatever this browser speaks.
    await page.getByRole('button', { name: /^Organisation\s*: Studio Lumen|^Organization: Studio Lumen/ }).click();
    // What was being fetched while the session ended is refused.
    watch.expect(/^401 GET \/api\//);
    await page.getByRole('menuitem', { name: /Se déconnecter|Sign out/ }).click();
    await page.waitForURL('**/sign-in**');
    expect((await page.context().cookies()).filter(({ name }) => name.includes('session_token'))).toEqual([]);
  });

  it('takes one press in the demonstration', async () => {
    const { page, say } = await open({ language });
    await page.goto('/sign-in');
    await page.getByRole('button', { name: say('sign-in.demonstration.as', { name: 'Jonas Berg' }) }).click();
    await page.waitForURL('**/queue');
  });
});

describe('The answer to every page', () => {
  it('allows only what comes from etouch itself', async () => {
    const answer = await fetch(`${baseUrl}/sign-in`);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toContain('unsafe-inline');
    expect(policy).not.toContain('unsafe-eval');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('names no page that does not exist', async () => {
    const { page, say } = await open({ email: people.studioUser });
    await page.goto('/nowhere');
    await page.getByRole('heading', { name: say('app.notFound.title') }).waitFor();
  });
});
