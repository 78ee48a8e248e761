import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from './actor.ts';
import { guestActor, userActor } from './actor.ts';
import { categoryLabels } from './category-labels.ts';
import { databaseRefusal } from './testing/database-refusal.ts';
import { finalizeInvoice } from './testing/finalize-invoice.ts';
import type { OpenShoot } from './testing/open-shoot.ts';
import { openShoot } from './testing/open-shoot.ts';
import type { Tx } from './transaction.ts';

let open: OpenShoot;
beforeAll(async () => {
  open = await openShoot();
});
afterAll(() => open.close());

const viewers = {
  studioUser: () => open.shoot.studio.people.producer.actor,
  studioAdmin: () => open.shoot.studio.people.admin.actor,
  studioJob: () => open.shoot.studio.system,
  rivalStudio: () => open.shoot.rival.people.admin.actor,
  clientAdmin: () => open.shoot.client.people.admin.actor,
  clientBuyer: () => open.shoot.client.people.buyer.actor,
  clientUser: () => open.shoot.client.people.viewer.actor,
  otherClient: () => open.shoot.other.people.admin.actor,
  agencyAdmin: () => open.shoot.one.people.admin.actor,
  assigned: () => open.shoot.one.people.hand.actor,
  unassigned: () => open.shoot.one.people.idle.actor,
  otherAgency: () => open.shoot.two.people.admin.actor,
  platform: () => open.shoot.platform.people.admin.actor,
} satisfies Record<string, () => Actor>;

type Counted = { count(): Promise<number> };

/** No column of the table is granted to the viewer's side. */
const X = 'NOT_ALLOWED';

/** How many of the shoot's rows each viewer sees, in the order of `viewers`. */
const table: [keyof Tx, ...(number | typeof X)[]][] = [
  ['project', 1, 1, 1, 0, 1, 1, 1, 0, 1, 1, 0, 1, 0],
  ['workflowEvent', 4, 4, 4, 0, 4, 4, 4, 0, X, X, X, X, 0],
  ['asset', 4, 4, 4, 0, 3, 3, 3, 0, 1, 1, 0, 1, 0],
  ['uploadSession', 1, 1, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0],
  ['photoMark', 2, 2, 2, 0, 1, 1, 1, 0, X, X, X, X, 0],
  ['selection', 1, 1, 1, 0, 1, 1, 1, 0, X, X, X, X, 0],
  ['selectionItem', 1, 1, 1, 0, 1, 1, 1, 0, X, X, X, X, 0],
  ['selectionItemCategory', 1, 1, 1, 0, 1, 1, 1, 0, X, X, X, X, 0],
  ['guidelineFile', 2, 2, 2, 0, 2, 2, 2, 0, 1, 1, 0, 1, 0],
  ['projectGuideline', 2, 2, 2, 0, 2, 2, 2, 0, X, X, X, X, 0],
  ['roundGuideline', 1, 1, 1, 0, 1, 1, 1, 0, 1, 1, 0, 1, 0],
  ['retouchRound', 1, 1, 1, 0, 1, 1, 1, 0, 1, 1, 0, 1, 0],
  ['roundAsset', 2, 2, 2, 0, 2, 2, 2, 0, 1, 1, 0, 1, 0],
  ['roundAssetCategory', 2, 2, 2, 0, 2, 2, 2, 0, 1, 1, 0, 1, 0],
  ['assignment', 2, 2, 2, 0, X, X, X, X, 1, 1, 0, 1, 0],
  ['retouchVersion', 2, 2, 2, 0, 1, 1, 1, 0, 1, 1, 0, 1, 0],
  ['comment', 4, 4, 4, 0, 1, 1, 1, 0, 1, 1, 0, 1, 0],
  ['delivery', 1, 1, 1, 0, 1, 1, 1, 0, X, X, X, X, 0],
  ['deliverable', 1, 1, 1, 0, 1, 1, 1, 0, X, X, X, X, 0],
  ['retouchCategory', 0, 1, 1, 0, 1, 1, 0, 1, X, X, X, X, 0],
  ['clientPricing', 0, 1, 1, 0, 1, 1, 0, 0, X, X, X, X, 0],
  ['retoucherPricing', 0, 1, 1, 0, X, X, X, X, 1, 0, 0, 0, 0],
  ['projectPricingItem', 0, 1, 1, 0, 1, 1, 0, 0, X, X, X, X, 0],
  ['quote', 0, 1, 1, 0, 1, 1, 0, 0, X, X, X, X, 0],
  ['quoteLine', 0, 1, 1, 0, 1, 1, 0, 0, X, X, X, X, 0],
  // A draft: its recipient does not know of it.
  ['invoice', 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  ['notification', 0, 0, 1, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0],
  ['notificationRecipient', 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0],
  ['notificationDelivery', 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0],
  ['studioPartner', 4, 4, 4, 0, 1, 1, 1, 1, 1, 1, 1, 1, 0],
  ['organization', 5, 5, 5, 1, 2, 2, 2, 2, 2, 2, 2, 2, 7],
];

describe.each(table)('%s', (model, ...expected) => {
  test('each side sees its own rows and no other', async () => {
    const seen: Record<string, number | string> = {};
    for (const [name, actor] of Object.entries(viewers)) {
      seen[name] = await open.db
        .withActor(actor(), (tx) => (tx[model] as unknown as Counted).count())
        .catch((error: unknown) => databaseRefusal(error) ?? String(error));
    }
    expect(seen).toEqual(Object.fromEntries(Object.keys(viewers).map((name, index) => [name, expected[index]])));
  });

  test('nobody sees nothing', async () => {
    expect(await open.db.withoutActor((tx) => (tx[model] as unknown as Counted).count())).toBe(0);
  });
});

const idsOf = (rows: { id: string }[]): string[] => rows.map((row) => row.id).toSorted();
const ids = { select: { id: true } } as const;

test('a client sees what is shown to it and not in the trash; versions once released', async () => {
  const { front, back, spare, frontWork, client } = open.shoot;
  await open.db.withActor(client.people.viewer.actor, async (tx) => {
    expect(idsOf(await tx.asset.findMany(ids))).toEqual(idsOf([front, back, spare]));
    expect(idsOf(await tx.retouchVersion.findMany(ids))).toEqual([frontWork.version.id]);
  });
  await open.owner.asset.update({ where: { id: spare.id }, data: { trashedAt: new Date() } });
  expect(await open.db.withActor(client.people.viewer.actor, (tx) => tx.asset.count())).toBe(2);
  expect(await open.db.withActor(open.shoot.studio.people.producer.actor, (tx) => tx.asset.count())).toBe(4);
  await open.owner.asset.update({ where: { id: spare.id }, data: { trashedAt: null } });
});

test('with a photo, a client loses its place in the selection and in the round', async () => {
  const { front, client } = open.shoot;
  const seen = () =>
    open.db.withActor(client.people.admin.actor, async (tx) => [
      await tx.selectionItem.count(),
      await tx.roundAsset.count(),
      await tx.comment.count(),
    ]);
  expect(await seen()).toEqual([1, 2, 1]);
  await open.owner.asset.update({ where: { id: front.id }, data: { shownToClient: false } });
  expect(await seen()).toEqual([0, 1, 1]);
  await open.owner.asset.update({ where: { id: front.id }, data: { shownToClient: true } });
});

test('a recalled project disappears from its client, whole', async () => {
  const { project, client } = open.shoot;
  await open.owner.project.update({ where: { id: project.id }, data: { clientVisibleSince: null } });
  await open.db.withActor(client.people.admin.actor, async (tx) => {
    expect(await tx.project.count()).toBe(0);
    expect(await tx.asset.count()).toBe(0);
    expect(await tx.comment.count()).toBe(0);
    expect(await tx.quote.count()).toBe(0);
  });
  await open.owner.project.update({ where: { id: project.id }, data: { clientVisibleSince: new Date() } });
});

test('agencies see their own photo, version and lane, never each other’s', async () => {
  const { one, two, front, back, frontWork, backWork, comments } = open.shoot;
  const sides = [
    [one.people.hand.actor, front, frontWork, comments.one],
    [two.people.admin.actor, back, backWork, comments.two],
  ] as const;
  for (const [actor, photo, work, comment] of sides) {
    await open.db.withActor(actor, async (tx) => {
      expect(idsOf(await tx.asset.findMany(ids))).toEqual([photo.id]);
      expect(idsOf(await tx.retouchVersion.findMany(ids))).toEqual([work.version.id]);
      expect(idsOf(await tx.assignment.findMany(ids))).toEqual([work.assignment.id]);
      expect(idsOf(await tx.comment.findMany(ids))).toEqual([comment.id]);
    });
  }
});

test('a retoucher’s access ends when it was told to', async () => {
  const { frontWork, one } = open.shoot;
  const where = { id: frontWork.assignment.id };
  const seen = () =>
    open.db.withActor(one.people.admin.actor, async (tx) => [await tx.project.count(), await tx.asset.count()]);
  await open.owner.assignment.update({ where, data: { accessEndsAt: new Date(Date.now() + 60_000) } });
  expect(await seen()).toEqual([1, 1]);
  await open.owner.assignment.update({ where, data: { accessEndsAt: new Date(Date.now() - 1) } });
  expect(await seen()).toEqual([0, 0]);
  await open.owner.assignment.update({ where, data: { accessEndsAt: null } });
});

test('people: a retoucher meets the studio and never the client; a client never meets a retoucher', async () => {
  const { studio, client, one, two, other } = open.shoot;
  const people = (organization: { people: Record<string, { id: string }> }) => Object.values(organization.people);
  const seenBy = async (actor: Actor) => idsOf(await open.db.withActor(actor, (tx) => tx.user.findMany(ids)));
  expect(await seenBy(one.people.hand.actor)).toEqual(idsOf([...people(one), ...people(studio)]));
  expect(await seenBy(client.people.viewer.actor)).toEqual(idsOf([...people(client), ...people(studio)]));
  expect(await seenBy(other.people.admin.actor)).toEqual(idsOf(people(other)));
  const met = [...people(studio), ...people(client), ...people(one), ...people(two)];
  expect(await seenBy(studio.people.producer.actor)).toEqual(idsOf(met));
  expect(await seenBy(studio.system)).toEqual(idsOf([...met, ...people(other)]));
});

test('category labels are shown without prices to whoever works with them', async () => {
  const { category, one, client, rival } = open.shoot;
  const labels = (actor: Actor) =>
    open.db.withActor(actor, (tx) => categoryLabels(tx).then((map) => [...map.values()]));
  const basic = [{ id: category.id, code: 'BASIC', name: 'Basic', archivedAt: null }];
  expect(await labels(one.people.hand.actor)).toEqual(basic);
  expect(await labels(client.people.viewer.actor)).toEqual(basic);
  expect(await labels(one.people.idle.actor)).toEqual([]);
  expect(await labels(rival.people.admin.actor)).toEqual([]);
});

test('a studio’s user is told prices once allowed to, and never needs them to know how the money stands', async () => {
  const { studio, client, rival, project } = open.shoot;
  const { producer } = studio.people;
  const where = { id: producer.memberId };
  const prices = async () => {
    const [membership] = await open.db.membershipsOf(producer.id);
    return open.db.withActor(userActor(producer.id, membership!), async (tx) => [
      await tx.retouchCategory.count(),
      await tx.projectPricingItem.count(),
      await tx.quote.count(),
    ]);
  };
  expect(await prices()).toEqual([0, 0, 0]);
  await open.owner.userOrganization.update({ where, data: { maySeePrices: true } });
  expect(await prices()).toEqual([1, 1, 1]);
  await open.owner.userOrganization.update({ where, data: { maySeePrices: false } });
  const stands = (actor: Actor) =>
    open.db.withActor(
      actor,
      (tx) => tx.$queryRaw`
        SELECT has_price, unbilled, quote_accepted, quote_offered, standing_terms
        FROM app.money_facts(ARRAY[${project.id}]::uuid[])`,
    );
  const facts = { has_price: false, unbilled: 1, quote_accepted: false, quote_offered: true, standing_terms: false };
  expect(await stands(producer.actor)).toEqual([facts]);
  expect(await stands(client.people.viewer.actor)).toEqual([facts]);
  expect(await stands(rival.people.admin.actor)).toEqual([]);
});

test('a guest sees one project as its client’s people do, without prices, until the link is revoked', async () => {
  const { project, client, studio } = open.shoot;
  const token = 'a-public-token';
  await open.owner.project.update({ where: { id: project.id }, data: { publicToken: token } });
  const second = await open.owner.project.create({
    data: { studioId: studio.id, clientId: client.id, title: 'Second', code: 'SECOND', clientVisibleSince: new Date() },
  });
  await open.db.withActor(guestActor(token, 'Camille'), async (tx) => {
    expect(idsOf(await tx.project.findMany(ids))).toEqual([project.id]);
    expect(await tx.asset.count()).toBe(3);
    expect(await tx.quote.count()).toBe(0);
  });
  const assignments = open.db.withActor(guestActor(token, 'Camille'), (tx) => tx.assignment.count());
  expect(await assignments.catch(databaseRefusal)).toBe('NOT_ALLOWED');
  await open.owner.project.delete({ where: { id: second.id } });
  await open.owner.project.update({ where: { id: project.id }, data: { publicToken: null } });
  await expect(open.db.withActor(guestActor(token, 'Camille'), (tx) => tx.project.count())).rejects.toMatchObject({
    reason: 'LINK_INVALID',
  });
});

test('an invoice is known to its recipient’s administrators once it is finalized', async () => {
  const { invoice, client, studio } = open.shoot;
  await finalizeInvoice(open, studio.people.admin.actor, invoice.id);
  expect(await open.db.withActor(client.people.admin.actor, (tx) => tx.invoice.count())).toBe(1);
  expect(await open.db.withActor(client.people.viewer.actor, (tx) => tx.invoice.count())).toBe(0);
});
