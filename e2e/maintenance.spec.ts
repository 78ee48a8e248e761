import { createHash } from 'node:crypto';
import { listAssets } from '@etouch/contracts/routes/assets';
import { afterAll, describe, expect, it } from 'vitest';
import { operatorOf } from '../scripts/launch/testing/operator.ts';
import { createProject } from './acts/projects.ts';
import { addPhotos, thumbnailsAppear, uploadLine } from './acts/uploads.ts';
import { useBrowser } from './support/browser.ts';
import type { Seat } from './support/browser.ts';
import { heavyPhoto } from './support/files.ts';
import { place } from './support/instance.ts';
import { lineSpeed, SLOW } from './support/network.ts';
import { people } from './support/people.ts';

const { open } = useBrowser();
const operator = place && operatorOf(place);
afterAll(() => operator?.end());

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** The original as it can be downloaded now. */
async function storedOriginal({ context }: Seat, projectId: string): Promise<Buffer> {
  const list = await context.request.get(`/api/projects/${projectId}/assets`);
  const [asset] = listAssets.response.parse(await list.json()).items;
  const original = await context.request.get(`/api/assets/${asset?.id}/media/original`);
  return original.body();
}

// Whoever looks at an etouch of their own does not want it stopped.
describe.runIf(operator)('Maintenance of the database', () => {
  it('lets people look, keeps what they write and send, covers the page for a moment, and is over by itself', async () => {
    const seat = await open({ email: people.studio });
    const { page, say, context, watch } = seat;
    // What a maintenance refuses on purpose.
    watch.expect(/^503 /);
    const projectId = await createProject(seat, { title: `Maintenance ${Date.now()}`, client: 'Orme' });
    const file = await heavyPhoto('maintained.jpg', 77);
    await lineSpeed(seat, SLOW);
    await addPhotos(seat, [file]);
    const line = uploadLine(seat, file.name);
    await line.getByText(say('uploads.states.sending')).waitFor();
    await page.getByRole('link', { name: say('projects.tabs.comments') }).click();
    const draft = page.getByRole('textbox', { name: say('comments.write') });
    await draft.fill('Still here');

    await operator!.begin();
    const notice = page.getByText(say('app.maintenance.notice'));
    await notice.waitFor();
    await line.getByText(say('uploads.states.held')).waitFor();
    const send = page.getByRole('button', { name: say('comments.send'), exact: true });
    await send.click();
    await page.getByText(say('errors.codes.MAINTENANCE.title')).waitFor();
    expect(await draft.inputValue()).toBe('Still here');

    await operator!.stopDatabase();
    const curtain = page.getByRole('alertdialog', { name: say('app.maintenance.awayTitle') });
    await curtain.waitFor();
    const later = await open({ context });
    later.watch.expect(/^503 |^console: ApiProblem: MAINTENANCE/);
    await later.page.goto('/projects');
    await later.page.getByRole('alertdialog', { name: say('app.maintenance.awayTitle') }).waitFor();

    await operator!.startDatabase();
    await curtain.waitFor({ state: 'detached' });
    await notice.waitFor();
    await later.page.getByRole('heading', { name: say('projects.title'), level: 1 }).waitFor();
    await later.page.getByText(say('app.maintenance.notice')).waitFor();

    await lineSpeed(seat, -1);
    await operator!.end();
    await notice.waitFor({ state: 'detached' });
    expect(await draft.inputValue()).toBe('Still here');
    await send.click();
    await page.getByRole('listitem').filter({ hasText: 'Still here' }).waitFor();
    await line.getByText(say('uploads.states.done')).waitFor();
    await page.getByRole('link', { name: say('projects.tabs.photos') }).click();
    await thumbnailsAppear(seat, [file.name]);
    expect(sha256(await storedOriginal(seat, projectId))).toBe(sha256(file.buffer));
  });
});
