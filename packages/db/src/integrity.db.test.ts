import { readFile } from 'node:fs/promises';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databaseRefusal } from './testing/database-refusal.ts';
import type { PrismaClient } from './generated/prisma/client.ts';
import type { OpenShoot } from './testing/open-shoot.ts';
import { openShoot } from './testing/open-shoot.ts';
import { withClient } from './with-client.ts';

let open: OpenShoot;
beforeAll(async () => {
  open = await openShoot();
});
afterAll(() => open.close());

/** What even the owner of the tables, whom no policy restrains, is refused. */
async function refusal(work: (owner: PrismaClient) => Promise<unknown>): Promise<string | undefined> {
  return work(open.owner).then(
    () => 'accepted',
    (error: unknown) => databaseRefusal(error) ?? String(error),
  );
}

describe('values', () => {
  test('a variant has a base and a format, a base asset neither', async () => {
    const { front, project } = open.shoot;
    const data = {
      projectId: project.id,
      assetType: 'PHOTO',
      originalName: 'x',
      neutralName: 'x',
      sizeBytes: 1n,
    } as const;
    expect(await refusal((owner) => owner.asset.create({ data: { ...data, baseAssetId: front.id } }))).toBe(
      'INVALID_VALUE',
    );
    expect(await refusal((owner) => owner.asset.create({ data: { ...data, extraFormat: 'SQUARE_2000' } }))).toBe(
      'INVALID_VALUE',
    );
    const variant = { ...data, baseAssetId: front.id, extraFormat: 'SQUARE_2000' };
    expect(await refusal((owner) => owner.asset.create({ data: variant }))).toBe('accepted');
    expect(await refusal((owner) => owner.asset.create({ data: variant }))).toBe('DUPLICATE');
  });

  test('numbers stay in their range', async () => {
    const { front, project, quote, upload } = open.shoot;
    const where = { id: front.id };
    expect(await refusal((owner) => owner.asset.update({ where, data: { sizeBytes: -1n } }))).toBe('INVALID_VALUE');
    expect(await refusal((owner) => owner.asset.update({ where, data: { width: 0 } }))).toBe('INVALID_VALUE');
    expect(await refusal((owner) => owner.photoMark.updateMany({ data: { rating: 6 } }))).toBe('INVALID_VALUE');
    const past = { where: { id: upload.id }, data: { offsetBytes: 21n } };
    expect(await refusal((owner) => owner.uploadSession.update(past))).toBe('INVALID_VALUE');
    const limit = { where: { id: project.id }, data: { selectionLimit: 0 } };
    expect(await refusal((owner) => owner.project.update(limit))).toBe('INVALID_VALUE');
    const line = { position: 9, description: 'x', quantity: 0, unitPriceCents: 1, netCents: 0, vatBasisPoints: 2000 };
    expect(
      await refusal((owner) => owner.quoteLine.create({ data: { quoteId: quote.id, projectId: project.id, ...line } })),
    ).toBe('INVALID_VALUE');
    const total = { projectId: project.id, number: 9, currency: 'EUR', netCents: 100, vatCents: 20, totalCents: 119 };
    expect(await refusal((owner) => owner.quote.create({ data: total }))).toBe('INVALID_VALUE');
  });

  test('every vocabulary named in the schema is the one the database checks', async () => {
    const schema = await readFile(new URL('../prisma/schema.prisma', import.meta.url), 'utf8');
    const words = [...schema.matchAll(/\/\/\/[^\n]*?\b([A-Za-z_]+(?: \| [A-Za-z_]+)+)[^\n]*\n\s+(\w+)/g)];
    expect(words.length).toBeGreaterThan(15);
    const checks = await withClient(open.urls.ownerUrl, (client) =>
      client.query<{ definition: string }>(
        `SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE contype = 'c'`,
      ),
    );
    const allowed = checks.rows.map(({ definition }) => ({
      definition,
      words: [...definition.matchAll(/'(\w+)'::text/g)].map((word) => word[1]).join(' | '),
    }));
    for (const [, vocabulary, column] of words) {
      const found = allowed.some((check) => check.definition.includes(column!) && check.words === vocabulary);
      expect(found, `${column}: ${vocabulary}`).toBe(true);
    }
  });
});

describe('members', () => {
  test('a role suits the type of its organization', async () => {
    const { studio, platform, client } = open.shoot;
    const userId = client.people.viewer.id;
    const join = (organizationId: string, role: 'CLIENT_USER' | 'SUPER_ADMIN' | 'STUDIO_USER') =>
      refusal((owner) => owner.userOrganization.create({ data: { userId, organizationId, role } }));
    expect(await join(studio.id, 'CLIENT_USER')).toBe('ROLE_UNSUITED');
    expect(await join(studio.id, 'SUPER_ADMIN')).toBe('ROLE_UNSUITED');
    expect(await join(platform.id, 'STUDIO_USER')).toBe('ROLE_UNSUITED');
    expect(await join(studio.id, 'STUDIO_USER')).toBe('accepted');
    const { memberId } = client.people.viewer;
    const change = { where: { id: memberId }, data: { role: 'STUDIO_USER' as const } };
    expect(await refusal((owner) => owner.userOrganization.update(change))).toBe('ROLE_UNSUITED');
  });

  test('the last administrator is neither demoted nor removed, nor deleted as a person', async () => {
    const { admin } = open.shoot.two.people;
    const where = { id: admin.memberId };
    const demote = { where, data: { role: 'RETOUCH_USER' as const } };
    expect(await refusal((owner) => owner.userOrganization.update(demote))).toBe('LAST_ADMINISTRATOR');
    expect(await refusal((owner) => owner.userOrganization.delete({ where }))).toBe('LAST_ADMINISTRATOR');
    expect(await refusal((owner) => owner.user.delete({ where: { id: admin.id } }))).toBe('LAST_ADMINISTRATOR');
  });

  test.each(['READ COMMITTED', 'REPEATABLE READ'])(
    'two administrators who leave at once: one stays (%s)',
    async (isolation) => {
      const { id } = await open.owner.organization.create({ data: { name: 'Pair', slug: v7(), type: 'STUDIO' } });
      const members = await Promise.all(
        ['a', 'b'].map(async (name) => {
          const user = await open.owner.user.create({ data: { name, email: `${v7()}@example.test` } });
          return open.owner.userOrganization.create({
            data: { userId: user.id, organizationId: id, role: 'STUDIO_ADMIN' },
          });
        }),
      );
      await withClient(open.urls.ownerUrl, (first) =>
        withClient(open.urls.ownerUrl, async (second) => {
          const leave = 'DELETE FROM "UserOrganization" WHERE id = $1';
          for (const client of [first, second]) {
            await client.query(`BEGIN ISOLATION LEVEL ${isolation}`);
            // The snapshot is taken here, before either leaves.
            await client.query('SELECT count(*) FROM "UserOrganization"');
          }
          await first.query(leave, [members[0]!.id]);
          const waiting = second.query(leave, [members[1]!.id]).then(
            () => 'left',
            (error: unknown) => databaseRefusal(error),
          );
          await first.query('COMMIT');
          expect(await waiting).toBe(isolation === 'READ COMMITTED' ? 'LAST_ADMINISTRATOR' : 'CONFLICT');
          await second.query('ROLLBACK');
        }),
      );
      expect(await open.owner.userOrganization.count({ where: { organizationId: id } })).toBe(1);
    },
  );
});

describe('tenants', () => {
  test('rows of two projects are never tied together', async () => {
    const { studio, other, front, spare, round, project, frontWork, selection } = open.shoot;
    const elsewhere = await open.owner.project.create({
      data: { studioId: studio.id, clientId: other.id, title: 'Elsewhere', code: 'ELSEWHERE' },
    });
    const projectId = elsewhere.id;
    const {
      studio: { people },
    } = open.shoot;
    const tries: ((owner: PrismaClient) => Promise<unknown>)[] = [
      (owner) => owner.roundAsset.create({ data: { projectId, roundId: round.id, assetId: spare.id } }),
      (owner) => owner.selectionItem.create({ data: { projectId, selectionId: selection.id, assetId: spare.id } }),
      (owner) => owner.comment.create({ data: { projectId, assetId: front.id, lane: 'STUDIO', body: 'x' } }),
      (owner) =>
        owner.comment.create({ data: { projectId, versionId: frontWork.version.id, lane: 'STUDIO', body: 'x' } }),
      (owner) =>
        owner.photoMark.create({
          data: { projectId, assetId: front.id, userId: people.admin.id, organizationId: studio.id },
        }),
    ];
    for (const attempt of tries) expect(await refusal(attempt)).toBe('NO_SUCH_ROW');
    expect(
      await refusal((owner) =>
        owner.photoMark.create({
          data: { projectId: project.id, assetId: front.id, userId: people.admin.id, organizationId: studio.id },
        }),
      ),
    ).toBe('accepted');
  });

  test('a project, an assignment, a price and a category stay within one studio’s relations', async () => {
    const { studio, rival, client, one, project, category, spare, round } = open.shoot;
    const data = { studioId: rival.id, clientId: client.id, title: 'x', code: 'x' };
    expect(await refusal((owner) => owner.project.create({ data }))).toBe('TENANTS_MEET');
    const price = { studioId: rival.id, categoryId: category.id, unitPriceCents: 1 };
    expect(await refusal((owner) => owner.clientPricing.create({ data: { ...price, clientId: client.id } }))).toBe(
      'TENANTS_MEET',
    );
    const foreign = await open.owner.retouchCategory.create({
      data: { studioId: rival.id, code: 'X', name: 'X', unitPriceCents: 1 },
    });
    const roundAsset = await open.owner.roundAsset.create({
      data: { projectId: project.id, roundId: round.id, assetId: spare.id },
    });
    const tie = { roundAssetId: roundAsset.id, projectId: project.id, studioId: studio.id, categoryId: foreign.id };
    expect(await refusal((owner) => owner.roundAssetCategory.create({ data: tie }))).toBe('NO_SUCH_ROW');
    const assign = (organizationId: string, assigneeId?: string) =>
      refusal((owner) =>
        owner.assignment.create({
          data: {
            roundAssetId: roundAsset.id,
            projectId: project.id,
            studioId: studio.id,
            assetId: spare.id,
            organizationId,
            assigneeId,
          },
        }),
      );
    expect(await assign(rival.id)).toBe('TENANTS_MEET');
    expect(await assign(client.id)).toBe('TENANTS_MEET');
    expect(await assign(one.id, client.people.viewer.id)).toBe('TENANTS_MEET');
    expect(await assign(studio.id, studio.people.producer.id)).toBe('accepted');
  });

  test('an invoice names its studio’s own client, and the project of that client', async () => {
    const { studio, rival, client, other, one, project, platform } = open.shoot;
    const elsewhere = await open.owner.project.create({
      data: { studioId: studio.id, clientId: other.id, title: 'x', code: v7() },
    });
    const draft = (issuer: { id: string }, recipient: { id: string }, more: object = {}) =>
      refusal((owner) =>
        owner.invoice.create({
          data: { issuerOrganizationId: issuer.id, recipientOrganizationId: recipient.id, ...more },
        }),
      );
    expect(await draft(rival, client)).toBe('NO_SUCH_ROW');
    expect(await draft(studio, client, { projectId: project.id })).toBe('accepted');
    expect(await draft(studio, client, { projectId: elsewhere.id })).toBe('NO_SUCH_ROW');
    expect(await draft(one, studio, { kind: 'SELF_BILLED', projectId: elsewhere.id })).toBe('accepted');
    expect(await draft(one, rival, { kind: 'SELF_BILLED' })).toBe('NO_SUCH_ROW');
    expect(await draft(studio, one, { kind: 'SELF_BILLED' })).toBe('INVALID_VALUE');
    // A subscription names no partner, so nobody else may call an invoice one.
    expect(await draft(rival, client, { kind: 'SUBSCRIPTION' })).toBe('TENANTS_MEET');
    expect(await draft(platform, studio, { kind: 'SUBSCRIPTION' })).toBe('accepted');
    const forged = { studioId: studio.id, partnerId: client.id, clientId: client.id };
    expect(await draft(rival, client, forged)).toBe('NO_SUCH_ROW');
  });

  test('a line bills work of its invoice’s client and project; a payment is its issuer’s', async () => {
    const { studio, client, other } = open.shoot;
    const work = async (clientId: string) => {
      const { id: projectId } = await open.owner.project.create({
        data: { studioId: studio.id, clientId, title: 'x', code: v7() },
      });
      const price = { unitPriceCents: 1, currency: 'EUR', vatBasisPoints: 0, priceSource: 'PROJECT' };
      const item = await open.owner.projectPricingItem.create({
        data: { projectId, studioId: studio.id, description: 'x', ...price },
      });
      return { projectId, projectPricingItemId: item.id };
    };
    const [own, ownToo, others] = [await work(client.id), await work(client.id), await work(other.id)];
    const bill = (projectPricingItemId: string, projectId: string | null) =>
      refusal((owner) =>
        owner.invoice.create({
          data: {
            issuerOrganizationId: studio.id,
            recipientOrganizationId: client.id,
            projectId,
            netCents: 1,
            totalCents: 1,
            items: {
              create: {
                projectPricingItemId,
                position: 1,
                description: 'x',
                unitPriceCents: 1,
                netCents: 1,
                vatBasisPoints: 0,
              },
            },
          },
        }),
      );
    expect(await bill(own.projectPricingItemId, own.projectId)).toBe('accepted');
    expect(await bill(own.projectPricingItemId, null)).toBe('accepted');
    expect(await bill(others.projectPricingItemId, null)).toBe('NO_SUCH_ROW');
    expect(await bill(ownToo.projectPricingItemId, own.projectId)).toBe('TENANTS_MEET');
    expect(await bill(v7(), null)).toBe('NO_SUCH_ROW');
    const { id: invoiceId } = await open.owner.invoice.findFirstOrThrow({ where: { issuerOrganizationId: studio.id } });
    const pay = (organizationId: string) =>
      refusal((owner) => owner.payment.create({ data: { organizationId, invoiceId, amountCents: 1 } }));
    expect(await pay(client.id)).toBe('NO_SUCH_ROW');
    expect(await pay(studio.id)).toBe('accepted');
  });

  test('an organization is told of projects it takes part in', async () => {
    const { studio, client, other, one, two, rival, project } = open.shoot;
    const tell = ({ id: organizationId }: { id: string }) =>
      refusal((owner) =>
        owner.notification.create({ data: { organizationId, projectId: project.id, type: 't', dedupeKey: v7() } }),
      );
    for (const side of [studio, client, one, two]) expect(await tell(side)).toBe('accepted');
    for (const stranger of [other, rival]) expect(await tell(stranger)).toBe('TENANTS_MEET');
  });
});

describe('what stays', () => {
  test('originals, versions, sides and readers of a comment never change', async () => {
    const { front, frontWork, comments, project, rival, other, quote } = open.shoot;
    const tries: ((owner: PrismaClient) => Promise<unknown>)[] = [
      (owner) => owner.asset.update({ where: { id: front.id }, data: { originalName: 'y' } }),
      (owner) => owner.asset.update({ where: { id: front.id }, data: { storageKey: 'y' } }),
      (owner) => owner.retouchVersion.update({ where: { id: frontWork.version.id }, data: { sha256: 'b'.repeat(64) } }),
      (owner) => owner.comment.update({ where: { id: comments.studio.id }, data: { lane: 'CLIENT_STUDIO' } }),
      (owner) => owner.project.update({ where: { id: project.id }, data: { studioId: rival.id } }),
      (owner) => owner.project.update({ where: { id: project.id }, data: { clientId: other.id } }),
      (owner) => owner.quote.update({ where: { id: quote.id }, data: { netCents: 1, totalCents: 141 } }),
      (owner) => owner.organization.update({ where: { id: rival.id }, data: { type: 'CLIENT' } }),
    ];
    for (const attempt of tries) expect(await refusal(attempt)).toBe('IMMUTABLE');
  });

  test('history is only ever added to, whoever writes', async () => {
    await open.owner.auditEvent.create({
      data: { organizationId: open.shoot.studio.id, actorKind: 'SYSTEM', type: 't' },
    });
    for (const model of ['workflowEvent', 'auditEvent', 'delivery', 'deliverable', 'quoteLine'] as const) {
      const table = (owner: PrismaClient) =>
        owner[model] as unknown as { deleteMany(): Promise<unknown>; updateMany(change: object): Promise<unknown> };
      expect(await refusal((owner) => table(owner).deleteMany())).toBe('APPEND_ONLY');
      expect(await refusal((owner) => table(owner).updateMany({ data: { id: v7() } }))).toBe('APPEND_ONLY');
      const name = model[0]!.toUpperCase() + model.slice(1);
      expect(await refusal((owner) => owner.$executeRawUnsafe(`TRUNCATE "${name}" CASCADE`))).toBe('APPEND_ONLY');
    }
  });
});
