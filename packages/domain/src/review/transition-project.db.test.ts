import type { WorkflowAction } from '@etouch/contracts/enums';
import type { Actor } from '@etouch/db/actor';
import { installJobs } from '@etouch/db/boss';
import { openShoot, type OpenShoot } from '@etouch/db/testing/open-shoot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Refusal } from '../activity/refusal.ts';
import { acceptQuote } from '../pricing/accept-quote.ts';
import { offerQuote } from '../pricing/offer-quote.ts';
import { readPricing } from '../pricing/read-pricing.ts';
import { createProject } from '../projects/create-project.ts';
import { readProject } from '../projects/list-projects.ts';
import { assignAssets } from '../retouching/assign-assets.ts';
import { handInVersions } from '../retouching/hand-in-versions.ts';
import { listQueue } from '../retouching/list-queue.ts';
import { listRoundAssets, listRounds } from '../retouching/list-rounds.ts';
import { checkVersions } from './check-versions.ts';
import { createComment } from './create-comment.ts';
import { decideVersions } from './decide-versions.ts';
import { editSelection } from './edit-selection.ts';
import { forwardComment } from './forward-comment.ts';
import { listComments } from './list-comments.ts';
import { readDelivery } from './read-delivery.ts';
import { readSelection } from './read-selection.ts';
import { transitionProject, type TransitionInput } from './transition-project.ts';

let open: OpenShoot;
let deps: { db: OpenShoot['db'] };

beforeAll(async () => {
  open = await openShoot();
  await installJobs(open.urls.jobsUrl);
  deps = { db: open.db };
});
afterAll(() => open.close());

const people = () => {
  const { studio, client, other, one, two } = open.shoot;
  return {
    producer: studio.people.producer.actor,
    admin: client.people.admin.actor,
    viewer: client.people.viewer.actor,
    stranger: other.people.admin.actor,
    one: one.people.admin.actor,
    two: two.people.admin.actor,
  };
};

/** A project in STUDIO_REVIEW with `count` READY photos. */
async function projectWithPhotos(count: number, more: { selectionLimit?: number; overagePriceCents?: number } = {}) {
  const { producer } = people();
  const project = await createProject(deps, producer, {
    title: 'Maison Lune PE27',
    clientId: open.shoot.client.id,
    ...more,
  });
  const assets = await open.owner.asset.createManyAndReturn({
    data: Array.from({ length: count }, (_, i) => ({
      projectId: project.id,
      assetType: 'PHOTO' as const,
      status: 'READY' as const,
      originalName: `ML_${i}.jpg`,
      neutralName: `${project.code}_${i}.jpg`,
      sizeBytes: 10n,
      sha256: String(i).repeat(64),
      storageKey: `originals/${project.id}/${i}`,
    })),
  });
  return { id: project.id, assetIds: assets.map((asset) => asset.id) };
}

async function act(actor: Actor, projectId: string, action: WorkflowAction, more: Partial<TransitionInput> = {}) {
  const { version } = await open.owner.project.findUniqueOrThrow({ where: { id: projectId } });
  return transitionProject(deps, actor, projectId, { action, expectedVersion: version, ...more });
}

const refused = (work: Promise<unknown>) =>
  work.then(
    () => expect.fail('it was not refused'),
    (error: Refusal) => ({ code: error.code, reason: error.reason }),
  );

/** What an agency's upload leaves behind, without its bytes. */
async function versionOf(roundAssetId: string, organizationId: string) {
  const item = await open.owner.roundAsset.findUniqueOrThrow({
    where: { id: roundAssetId },
    include: { asset: { include: { versions: true } } },
  });
  const number = item.asset.versions.length + 1;
  return open.owner.retouchVersion.create({
    data: {
      assetId: item.assetId,
      projectId: item.projectId,
      roundId: item.roundId,
      roundAssetId,
      organizationId,
      number,
      originalName: `v${number}.tif`,
      sizeBytes: 12n,
      sha256: 'a'.repeat(64),
      storageKey: `versions/${item.assetId}/${number}`,
      status: 'READY',
      matchedBy: 'NAME',
    },
  });
}

async function inConfirmation(count = 2) {
  const { producer, admin } = people();
  const project = await projectWithPhotos(count);
  await act(producer, project.id, 'SEND_TO_CLIENT');
  await act(admin, project.id, 'SUBMIT_SELECTION', { assetIds: project.assetIds });
  return project;
}

async function inRetouch() {
  const { producer } = people();
  const project = await inConfirmation();
  const selection = await readSelection(deps, producer, project.id);
  await editSelection(deps, producer, project.id, {
    itemIds: selection!.items.map((item) => item.id),
    categoryIds: [open.shoot.category.id],
  });
  await agreeOn(project.id);
  await act(producer, project.id, 'CONFIRM');
  return project;
}

/** The producer, who is told no price, offers a quote; the client accepts the total it is shown. */
async function agreeOn(projectId: string) {
  const { producer, admin } = people();
  const { id } = await offerQuote(deps, producer, projectId);
  const { total } = await readPricing(deps, admin, projectId);
  await acceptQuote(deps, admin, id, { shownTotalCents: total.amount, shownText: 'I accept.' });
}

/** Photos of the newest round as the studio sees them, by name. */
async function inNewestRound(projectId: string) {
  const { producer } = people();
  const [round] = (await listRounds(deps, producer, projectId, { limit: 1 })).items;
  const { items } = await listRoundAssets(deps, producer, projectId, { roundId: round!.id, limit: 200 });
  return items.toSorted((a, b) => a.name.localeCompare(b.name));
}

/** One photo a page: each comes once, and the client is told neither who retouches nor of which agency. */
async function readPageByPage(projectId: string, roundAssetIds: string[]): Promise<void> {
  const read: string[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await listRoundAssets(deps, people().admin, projectId, { limit: 1, cursor });
    expect(page.items.map(({ assignment }) => assignment)).toEqual([null]);
    read.push(...page.items.map(({ id }) => id));
    if (!page.nextCursor) break;
    cursor = page.nextCursor;
  }
  expect(read).toEqual(roundAssetIds.toSorted());
}

async function assignBoth(projectId: string) {
  const { producer } = people();
  const [first, second] = await inNewestRound(projectId);
  await assignAssets(deps, producer, projectId, { roundAssetIds: [first!.id], organizationId: open.shoot.one.id });
  await assignAssets(deps, producer, projectId, { roundAssetIds: [second!.id], organizationId: open.shoot.two.id });
  return { first: first!, second: second! };
}

describe('the main job', () => {
  it('goes from the first frame to the frozen delivery in two rounds', async () => {
    const { producer, admin, one, two } = people();
    const project = await inRetouch();
    const { first, second } = await assignBoth(project.id);
    await readPageByPage(project.id, [first.id, second.id]);

    const queue = (await listQueue(deps, one, { limit: 200 })).items.filter((item) => item.roundAssetId === first.id);
    expect(queue).toHaveLength(1);
    expect(JSON.stringify(queue)).not.toMatch(/Maison Lune|ML_/);
    expect((await listQueue(deps, two, { limit: 200 })).items.map((item) => item.roundAssetId)).not.toContain(first.id);

    const versionOne = await versionOf(first.id, open.shoot.one.id);
    const versionTwo = await versionOf(second.id, open.shoot.two.id);
    expect(
      await refused(handInVersions(deps, two, { versionIds: [versionOne.id], silhouetteModified: false })),
    ).toEqual({
      code: 'NOT_FOUND',
      reason: undefined,
    });
    await handInVersions(deps, one, { versionIds: [versionOne.id], silhouetteModified: false });
    await handInVersions(deps, two, { versionIds: [versionTwo.id], silhouetteModified: false });
    expect(await refused(act(producer, project.id, 'SUBMIT_FOR_VALIDATION'))).toEqual({
      code: 'GUARD_REFUSED',
      reason: 'EVERY_ASSET_PASSED_CHECK',
    });
    await checkVersions(deps, producer, { versionIds: [versionOne.id, versionTwo.id], decision: 'PASSED' });
    expect(await refused(decideVersions(deps, admin, { versionIds: [versionOne.id], decision: 'APPROVED' }))).toEqual({
      code: 'NOT_FOUND',
      reason: undefined,
    });
    await act(producer, project.id, 'SUBMIT_FOR_VALIDATION');

    await decideVersions(deps, admin, { versionIds: [versionOne.id], decision: 'APPROVED' });
    expect(await refused(act(admin, project.id, 'REQUEST_CHANGES'))).toEqual({
      code: 'GUARD_REFUSED',
      reason: 'EVERY_ASSET_DECIDED',
    });
    const remark = await createComment(deps, admin, {
      versionId: versionTwo.id,
      lane: 'CLIENT_STUDIO',
      kind: 'REJECTION',
      body: 'Maison Lune finds this too dark',
      annotation: { type: 'point', x: 0.5, y: 0.25 },
    });
    await decideVersions(deps, admin, { versionIds: [versionTwo.id], decision: 'REJECTED' });
    const reopened = await act(admin, project.id, 'REQUEST_CHANGES');
    expect(reopened).toMatchObject({ workflowState: 'IN_RETOUCH', roundNumber: 2, counts: { roundAssets: 1 } });

    const seenByTwo = () => listComments(deps, two, { versionId: versionTwo.id, limit: 50 });
    expect((await seenByTwo()).items).toEqual([]);
    await forwardComment(deps, producer, remark.id, { body: 'Brighter, please' });
    const [forwarded] = (await seenByTwo()).items;
    expect(forwarded).toMatchObject({ body: 'Brighter, please', annotation: { type: 'point', x: 0.5, y: 0.25 } });
    expect(JSON.stringify(forwarded)).not.toContain('Maison Lune');

    const [again] = await inNewestRound(project.id);
    expect(again!.assignment?.organization.id).toBe(open.shoot.two.id);
    const versionThree = await versionOf(again!.id, open.shoot.two.id);
    await handInVersions(deps, two, { versionIds: [versionThree.id], silhouetteModified: true });
    await checkVersions(deps, producer, { versionIds: [versionThree.id], decision: 'PASSED' });
    await act(producer, project.id, 'SUBMIT_FOR_VALIDATION');
    await decideVersions(deps, admin, { versionIds: [versionThree.id], decision: 'APPROVED' });
    expect(await act(admin, project.id, 'APPROVE')).toMatchObject({ workflowState: 'DONE' });

    const delivery = await readDelivery(deps, admin, project.id);
    expect(delivery?.files.map((file) => [file.fileName, file.versionId])).toEqual([
      ['ML_0.tif', versionOne.id],
      ['ML_1.tif', versionThree.id],
    ]);
    const statuses = await open.owner.asset.findMany({ where: { projectId: project.id }, select: { status: true } });
    expect(statuses).toEqual([{ status: 'DELIVERED' }, { status: 'DELIVERED' }]);
    const lines = await open.owner.projectPricingItem.findMany({ where: { projectId: project.id } });
    expect(lines.map((row) => row.billingState)).toEqual(['UNBILLED', 'UNBILLED']);
    const events = await open.owner.workflowEvent.findMany({
      where: { projectId: project.id },
      orderBy: { id: 'asc' },
    });
    expect(events.map((event) => event.action)).toEqual([
      'SEND_TO_CLIENT',
      'SUBMIT_SELECTION',
      'CONFIRM',
      'SUBMIT_FOR_VALIDATION',
      'REQUEST_CHANGES',
      'SUBMIT_FOR_VALIDATION',
      'APPROVE',
    ]);
  });
});

describe('a transition', () => {
  it('is taken by one of two people at once; the other is told the new state', async () => {
    const { producer } = people();
    const project = await projectWithPhotos(1);
    const both = await Promise.allSettled([
      act(producer, project.id, 'SEND_TO_CLIENT'),
      act(producer, project.id, 'SEND_TO_CLIENT'),
    ]);
    const refusal = both.find((result) => result.status === 'rejected')!.reason as Refusal;
    expect(both.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    expect(refusal.code).toBe('CONFLICT');
    expect(refusal.values?.['state']).toBe('CLIENT_REVIEW');
    expect(await open.owner.workflowEvent.count({ where: { projectId: project.id } })).toBe(1);
  });

  it('does not exist for a stranger, and not for the client before it is sent', async () => {
    const { stranger, admin, producer } = people();
    const project = await projectWithPhotos(1);
    expect((await refused(act(admin, project.id, 'SUBMIT_SELECTION'))).code).toBe('NOT_FOUND');
    await act(producer, project.id, 'SEND_TO_CLIENT');
    expect((await refused(act(stranger, project.id, 'SUBMIT_SELECTION'))).code).toBe('NOT_FOUND');
    expect((await refused(act(admin, project.id, 'RECALL', { reason: 'no' }))).code).toBe('INVALID_TRANSITION');
    await act(producer, project.id, 'RECALL', { reason: 'one photo was missing' });
    expect((await refused(readProject(deps, admin, project.id))).code).toBe('NOT_FOUND');
  });

  it('needs the right to commit money above the limit, and the very amount that was shown', async () => {
    const { producer, admin, viewer } = people();
    const project = await projectWithPhotos(3, { selectionLimit: 2, overagePriceCents: 1500 });
    await act(producer, project.id, 'SEND_TO_CLIENT');
    const submit = (actor: Actor, more: Partial<TransitionInput>) =>
      act(actor, project.id, 'SUBMIT_SELECTION', { assetIds: project.assetIds, ...more });
    expect((await refused(submit(viewer, { acceptedOverageCents: 1500 }))).code).toBe('MONEY_RIGHT_REQUIRED');
    expect(await refused(submit(admin, { acceptedOverageCents: 1400 }))).toEqual({
      code: 'GUARD_REFUSED',
      reason: 'WITHIN_LIMIT_OR_OVERAGE_ACCEPTED',
    });
    await submit(admin, { acceptedOverageCents: 1500 });
    const selection = await open.owner.selection.findFirst({ where: { projectId: project.id } });
    expect(selection).toMatchObject({ overageCount: 1, overagePriceCents: 1500, selectionLimit: 2 });
  });

  it('waits for the quote, and an outdated acceptance does not count', async () => {
    const { producer, admin } = people();
    const project = await inConfirmation();
    const selection = await readSelection(deps, producer, project.id);
    const itemIds = selection!.items.map((item) => item.id);
    expect((await refused(act(producer, project.id, 'CONFIRM'))).reason).toBe('EVERY_PHOTO_HAS_CATEGORIES');
    await editSelection(deps, producer, project.id, { itemIds, categoryIds: [open.shoot.category.id] });
    expect((await refused(act(producer, project.id, 'CONFIRM'))).reason).toBe('QUOTE_SETTLED');
    const quote = await offerQuote(deps, producer, project.id);
    expect(quote).toMatchObject({ net: null, vat: null, total: null, lines: [] });
    // Two photos at this client's own price of 7.00 €, and 20 % VAT.
    expect((await readPricing(deps, admin, project.id)).quote?.total.amount).toBe(1680);
    const heldBy = async () => (await readProject(deps, producer, project.id)).heldBy;
    expect(await heldBy()).toBe('CLIENT');
    await acceptQuote(deps, admin, quote.id, { shownTotalCents: 1680, shownText: 'I accept.' });
    expect(await heldBy()).toBe('STUDIO');
    await editSelection(deps, producer, project.id, { itemIds: itemIds.slice(0, 1), asIs: true });
    expect((await refused(act(producer, project.id, 'CONFIRM'))).reason).toBe('QUOTE_SETTLED');
    expect((await readPricing(deps, admin, project.id)).quote).toBeNull();
  });

  it('delivers originals when every photo is taken as it is', async () => {
    const { producer } = people();
    const project = await inConfirmation();
    const selection = await readSelection(deps, producer, project.id);
    await editSelection(deps, producer, project.id, {
      itemIds: selection!.items.map((item) => item.id),
      asIs: true,
    });
    expect((await refused(act(producer, project.id, 'CONFIRM'))).reason).toBe('SOMETHING_TO_RETOUCH');
    await act(producer, project.id, 'DELIVER_WITHOUT_RETOUCH');
    const delivery = await readDelivery(deps, producer, project.id);
    expect(delivery?.files.map((file) => file.fileName)).toEqual(['ML_0.jpg', 'ML_1.jpg']);
    const reopened = await act(producer, project.id, 'REOPEN', {
      reason: 'a crease',
      reopenedAssetIds: project.assetIds.slice(0, 1),
    });
    expect(reopened).toMatchObject({ workflowState: 'IN_RETOUCH', counts: { roundAssets: 1 } });
  });

  it('keeps running work when the selection is reopened, and drops what nobody worked on', async () => {
    const { producer, admin } = people();
    const project = await inRetouch();
    const { first } = await assignBoth(project.id);
    await versionOf(first.id, open.shoot.one.id);
    await act(producer, project.id, 'REOPEN_SELECTION', { reason: 'the client changed their mind' });
    await act(producer, project.id, 'REOPEN_SELECTION', { reason: 'the client changed their mind' });
    await act(admin, project.id, 'SUBMIT_SELECTION', { assetIds: [first.assetId] });
    await agreeOn(project.id);
    await act(producer, project.id, 'CONFIRM');
    const { items: rounds } = await listRounds(deps, producer, project.id, { limit: 50 });
    expect(rounds).toHaveLength(1);
    const items = await inNewestRound(project.id);
    expect(items.map((item) => item.id)).toEqual([first.id]);
    expect(items[0]!.assignment?.organization.id).toBe(open.shoot.one.id);
  });

  it('cancels with a reason, bills what was passed, and comes back to where it was', async () => {
    const { producer } = people();
    const studioAdmin = open.shoot.studio.people.admin.actor;
    const project = await inRetouch();
    const { first } = await assignBoth(project.id);
    const version = await versionOf(first.id, open.shoot.one.id);
    await handInVersions(deps, people().one, { versionIds: [version.id], silhouetteModified: false });
    await checkVersions(deps, producer, { versionIds: [version.id], decision: 'PASSED' });
    expect(await refused(act(producer, project.id, 'CANCEL', { reason: 'stopped' }))).toEqual({
      code: 'INVALID_TRANSITION',
      reason: 'ROLE',
    });
    expect((await refused(act(studioAdmin, project.id, 'CANCEL'))).reason).toBe('REASON_REQUIRED');
    await act(studioAdmin, project.id, 'CANCEL', { reason: 'stopped' });
    const lines = await open.owner.projectPricingItem.findMany({ where: { projectId: project.id } });
    expect(lines.map((row) => [row.assetId, row.billingState])).toEqual([[first.assetId, 'UNBILLED']]);
    const back = await act(producer, project.id, 'UNARCHIVE');
    expect(back.workflowState).toBe('IN_RETOUCH');
    expect((await listQueue(deps, people().one, { limit: 200 })).items.map((item) => item.roundAssetId)).toContain(
      first.id,
    );
  });
});
