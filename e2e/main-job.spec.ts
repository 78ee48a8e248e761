import { describe, expect, it } from 'vitest';
import { acceptQuote, choose, finishSelection, openFromList } from './acts/choose.ts';
import { assign, confirmSelection, priceSelection } from './acts/confirm.ts';
import { forwardRemark } from './acts/comments.ts';
import { passVersion, sendBack, submitForValidation } from './acts/check.ts';
import { addVersions, downloadOriginals, handIn, matchByHand, newRound, watchQueue } from './acts/retouch.ts';
import {
  approveAll,
  approveRest,
  openValidation,
  rejectWithPin,
  requestChanges,
  verifyDelivery,
} from './acts/validate.ts';
import { mailsWent, readNotifications } from './acts/mailbox.ts';
import { atStep, createProject, sendToClient } from './acts/projects.ts';
import { addPhotos, allArrived, cellOf, thumbnailsAppear } from './acts/uploads.ts';
import { useBrowser } from './support/browser.ts';
import type { Seat } from './support/browser.ts';
import { asOneStory } from './support/story.ts';
import { edited, photo } from './support/files.ts';
import type { TestFile } from './support/files.ts';
import { people } from './support/people.ts';

const STUDIO = 'Studio Lumen';
const NAMES = ['Lampe d’été №1 — 灯.jpg', 'LUNE_01.jpg', 'LUNE_02.jpg', 'LUNE_03.jpg', 'LUNE_04.jpg'];
const CHOSEN = ['LUNE_01.jpg', 'LUNE_02.jpg', 'LUNE_03.jpg', 'LUNE_04.jpg'];

const REASON = 'Un peu plus clair / a little lighter';
const REMARK = 'Le reflet est encore là / the glare is still there';

const { open } = useBrowser({ stay: true });
const uploads = new Map<string, TestFile>();

interface Original {
  /** As the agency sees it. */
  name: string;
  bytes: Buffer;
}

/** Downloads what was given to an agency and finds the photos in it, by their bytes: names are neutral there. */
async function retrieve(seat: Seat, round: string, names: string[]): Promise<[Original, Original]> {
  const files = await downloadOriginals(seat, round, names.length);
  const found = names.map((name) => {
    const bytes = uploads.get(name)?.buffer ?? Buffer.alloc(0);
    const entry = [...files].find(([, content]) => content.equals(bytes));
    return { name: entry?.[0] ?? '', bytes };
  });
  expect(found.every(({ name }) => name !== '')).toBe(true);
  return found as [Original, Original];
}

const stemOf = (name: string) => name.replace(/\.[^.]+$/, '');

describe.each(['fr', 'en'] as const)('The main job (%s)', (language) => {
  const title = `Lune ${language} ${Date.now()}`;
  asOneStory();
  let studio: Seat;
  let phone: Seat;
  let client: Seat;
  let agency: Seat;
  let otherAgency: Seat;
  let projectId: string;
  let round: string;
  let otherRound: string;
  let others: [Original, Original];

  it('1. the studio creates a project for a client', async () => {
    studio = await open({ email: people.studio, language });
    projectId = await createProject(studio, { title, client: 'Orme', limit: 3, overageEuros: 45 });
  });

  it('2. uploads photos, whose thumbnails appear by themselves', async () => {
    for (const [seed, name] of NAMES.entries()) uploads.set(name, await photo(name, seed + 1));
    await addPhotos(studio, [...uploads.values()]);
    await allArrived(studio, NAMES);
    await thumbnailsAppear(studio, NAMES);
  });

  it('3. culls with keys, in the grid and on the light table', async () => {
    const { page, say } = studio;
    await cellOf(studio, 'LUNE_01.jpg').click();
    await page.keyboard.press('5');
    await page.keyboard.press('p');
    await cellOf(studio, 'LUNE_01.jpg')
      .getByText(say('photos.rating', { count: 5 }))
      .waitFor();
    await cellOf(studio, 'LUNE_01.jpg')
      .getByRole('radio', { name: say('photos.pick.PICK'), checked: true })
      .waitFor();
    await page.keyboard.press('Enter');
    await page.locator('h1').getByTitle('LUNE_01.jpg').waitFor();
    await page.keyboard.press('ArrowRight');
    await page.locator('h1').getByTitle('LUNE_02.jpg').waitFor();
    await page.keyboard.press('x');
    await page.keyboard.press('6');
    await page.keyboard.press('Escape');
    await page.waitForURL('**/photos');
    await cellOf(studio, 'LUNE_02.jpg')
      .getByRole('img', { name: say('photos.pick.REJECT') })
      .waitFor();
  });

  it('4. sends them to the client, who is told', async () => {
    await sendToClient(studio, NAMES.length);
  });

  it('5. the client chooses on a phone, and accepts what is above the limit', async () => {
    phone = await open({ email: people.client, language, phone: true });
    await openFromList(phone, title);
    await choose(phone, CHOSEN);
    await finishSelection(phone, { count: CHOSEN.length, studio: STUDIO, isAbove: true });
  });

  it('6. the page of the studio has followed without a reload', async () => {
    await atStep(studio, 'SELECTION_CONFIRMATION');
  });

  it('7. the studio says what is to be done and at what price', async () => {
    await priceSelection(studio, CHOSEN.length);
  });

  it('8. the client accepts the quote', async () => {
    await acceptQuote(phone);
  });

  it('9. the studio confirms and gives the photos to two agencies, whose queues follow', async () => {
    agency = await open({ email: people.agency, language });
    otherAgency = await open({ email: people.otherAgency, language });
    const before = await watchQueue(agency);
    const otherBefore = await watchQueue(otherAgency);
    await confirmSelection(studio, CHOSEN.length);
    await assign(studio, projectId, CHOSEN.slice(0, 2), 'Atelier Pixel');
    await assign(studio, projectId, CHOSEN.slice(2), 'Nord Retouche');
    round = await newRound(agency, before);
    otherRound = await newRound(otherAgency, otherBefore);
  });

  it('10. each agency downloads its originals and hands in versions', async () => {
    const [first, second] = await retrieve(agency, round, CHOSEN.slice(0, 2));
    await addVersions(agency, [await edited(first.name, first.bytes)]);
    const strange = await photo('zzz.jpg', 900);
    await addVersions(agency, [strange], { round, count: 1 });
    await matchByHand(agency, strange.name, stemOf(second.name));
    await handIn(agency, 2);
    others = await retrieve(otherAgency, otherRound, CHOSEN.slice(2));
    await addVersions(otherAgency, await Promise.all(others.map(({ name, bytes }) => edited(name, bytes))));
    await handIn(otherAgency, 2);
  });

  it('11. the studio sends one version back and passes the others', async () => {
    await sendBack(studio, projectId, 'LUNE_04.jpg', REASON);
    for (const name of CHOSEN.slice(0, 3)) await passVersion(studio, projectId, name);
  });

  it('12. the agency hands in again what came back, and the round goes to the client', async () => {
    const [, last] = others;
    await otherAgency.page.getByText(REASON).first().waitFor();
    await addVersions(otherAgency, [await edited(last.name, last.bytes, 1.3)]);
    await handIn(otherAgency, 1);
    await passVersion(studio, projectId, 'LUNE_04.jpg');
    await submitForValidation(studio, projectId, CHOSEN.length);
  });

  it('13. the client rejects one photo with a comment pinned to the picture', async () => {
    client = await open({ email: people.client, language });
    await openValidation(client, projectId);
    await rejectWithPin(client, 'LUNE_03.jpg', REMARK);
    await openValidation(client, projectId);
    await approveRest(client, CHOSEN.length - 1);
    await requestChanges(client, 1);
    await atStep(studio, 'IN_RETOUCH');
  });

  it('14. a second round answers the remark', async () => {
    const [rejected] = others;
    await watchQueue(otherAgency);
    await forwardRemark(studio, projectId, REMARK);
    await otherAgency.page.getByText(REMARK).first().waitFor();
    await addVersions(otherAgency, [await edited(rejected.name, rejected.bytes, 1.4)]);
    await handIn(otherAgency, 1);
    await passVersion(studio, projectId, 'LUNE_03.jpg');
    await submitForValidation(studio, projectId, 1);
  });

  it('15. the client approves on the phone', async () => {
    await openValidation(phone, projectId);
    await approveRest(phone, 1);
    await approveAll(phone, CHOSEN.length);
    await atStep(studio, 'DONE');
  });

  it('16. the delivery is what its manifest says', async () => {
    await client.page.goto(`/projects/${projectId}/delivery`);
    await verifyDelivery(client, CHOSEN.length);
  });

  it('17. each hand-over was told by a notification and a mail', async () => {
    const toClient = ['PROJECT_SENT_TO_CLIENT', 'QUOTE_OFFERED', 'SELECTION_CONFIRMED', 'READY_FOR_VALIDATION'];
    await readNotifications(client, toClient, title);
    const toStudio = [
      'SELECTION_SUBMITTED',
      'QUOTE_ACCEPTED',
      'VERSIONS_HANDED_IN',
      'CHANGES_REQUESTED',
      'PROJECT_APPROVED',
    ];
    await readNotifications(studio, toStudio, title);
    await readNotifications(agency, ['PHOTOS_ASSIGNED']);
    await readNotifications(otherAgency, ['PHOTOS_ASSIGNED', 'VERSION_SENT_BACK']);
    await mailsWent(studio, people.client, title, toClient.length);
    await mailsWent(studio, people.studio, title, toStudio.length);
  });

  it('shows nothing of it to another client', async () => {
    const { page, say, watch } = await open({ email: people.otherClient, language });
    watch.expect(/^404 GET \/api\/|^console: ApiProblem: NOT_FOUND/);
    await page.goto(`/projects/${projectId}/photos`);
    await page
      .getByText(say('app.notFound.title'))
      .or(page.getByText(say('errors.codes.NOT_FOUND.title')))
      .first()
      .waitFor();
    await page.goto('/projects');
    await page
      .getByRole('heading', { name: say('projects.waitingForYou') })
      .or(page.getByRole('heading', { name: say('projects.others') }))
      .first()
      .waitFor();
    expect(await page.getByText(title).count()).toBe(0);
  });
});
