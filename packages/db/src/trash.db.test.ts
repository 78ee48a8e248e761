import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PrismaClient } from './generated/prisma/client.ts';
import { databaseRefusal } from './testing/database-refusal.ts';
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
const trash = (id: string, trashedAt: Date | null = new Date()) =>
  refusal((owner) => owner.asset.update({ where: { id }, data: { trashedAt } }));

async function aPhoto(name: string): Promise<string> {
  const { project, front } = open.shoot;
  const { id } = await open.owner.asset.create({
    data: {
      projectId: project.id,
      assetType: front.assetType,
      status: 'READY',
      originalName: name,
      neutralName: name,
      sizeBytes: 10n,
      storageKey: `originals/${name}`,
      derivativesKey: `derivatives/${name}`,
    },
  });
  return id;
}

describe('a photo in use', () => {
  test('is trashed and deleted by nobody', async () => {
    const { front, back, studio } = open.shoot;
    for (const id of [front.id, back.id]) {
      expect(await trash(id)).toBe('IN_USE');
      expect(await refusal((owner) => owner.asset.delete({ where: { id } }))).toBe('IN_USE');
    }
    const administrator = open.db.withActor(studio.people.admin.actor, (tx) =>
      tx.asset.update({ where: { id: front.id }, data: { trashedAt: new Date() } }),
    );
    expect(await administrator.catch(databaseRefusal)).toBe('IN_USE');
  });

  test('is one whose variant, or whose price, is', async () => {
    const { project, selection } = open.shoot;
    const base = await aPhoto('base');
    const data = { projectId: project.id, assetType: 'PHOTO', originalName: 'v', neutralName: 'v' } as const;
    const variant = await open.owner.asset.create({
      data: { ...data, sizeBytes: 1n, baseAssetId: base, extraFormat: 'SQUARE_2000' },
    });
    const item = { projectId: project.id, selectionId: selection.id, assetId: variant.id };
    await open.owner.selectionItem.create({ data: item });
    expect(await trash(base)).toBe('IN_USE');
    const priced = await aPhoto('priced');
    const line = { description: 'x', unitPriceCents: 1, currency: 'EUR', vatBasisPoints: 0, priceSource: 'PROJECT' };
    const { id: projectId, studioId } = project;
    await open.owner.projectPricingItem.create({ data: { projectId, studioId, assetId: priced, ...line } });
    expect(await trash(priced)).toBe('IN_USE');
  });
});

test('a photo is deleted from the trash only, and its files are remembered', async () => {
  const { studio, project } = open.shoot;
  const id = await aPhoto('gone');
  const remove = () => refusal((owner) => owner.asset.delete({ where: { id } }));
  expect(await remove()).toBe('IN_USE');
  expect(await trash(id)).toBe('accepted');
  expect(await remove()).toBe('accepted');
  const rows = await open.owner.fileRemoval.findMany({ orderBy: { storageKey: 'asc' } });
  expect(rows).toMatchObject([
    { studioId: studio.id, projectId: project.id, storageKey: 'derivatives/gone', isFolder: true },
    { studioId: studio.id, projectId: project.id, storageKey: 'originals/gone', isFolder: false, sizeBytes: 10n },
  ]);
  // The studio's job reads and forgets them; nobody else does, and nobody writes one.
  const { people, system } = studio;
  for (const actor of [people.admin.actor, open.shoot.rival.system, open.shoot.client.system])
    expect(await open.trying(actor, (tx) => tx.fileRemoval.count())).toBe(0);
  expect(await open.trying(system, (tx) => tx.fileRemoval.count())).toBe(2);
  const data = { studioId: studio.id, projectId: project.id, storageKey: 'x' };
  const written = open.db.withActor(system, (tx) => tx.fileRemoval.create({ data }));
  expect(await written.catch(databaseRefusal)).toBe('NOT_ALLOWED');
});

test('comments go only with a photo that is in the trash, and only by the studio’s job', async () => {
  const { studio, client, comments, project } = open.shoot;
  const id = await aPhoto('talked');
  const said = await open.owner.comment.create({
    data: { projectId: project.id, assetId: id, lane: 'STUDIO', body: 'x' },
  });
  const where = { id: { in: [said.id, comments.client.id] } };
  const remove = (actor: typeof studio.system) => open.trying(actor, (tx) => tx.comment.deleteMany({ where }));
  expect(await remove(studio.system)).toEqual({ count: 0 });
  await trash(id);
  expect(await remove(studio.system)).toEqual({ count: 1 });
  for (const actor of [studio.people.admin.actor, open.shoot.rival.system])
    expect(await remove(actor)).toEqual({ count: 0 });
  expect(await remove(client.people.admin.actor).catch(databaseRefusal)).toBe('NOT_ALLOWED');
});

describe('choosing and trashing at the same moment', () => {
  const insert = (projectId: string, selectionId: string, assetId: string) =>
    `INSERT INTO "SelectionItem" (id, "projectId", "selectionId", "assetId")
     VALUES (gen_random_uuid(), '${projectId}', '${selectionId}', '${assetId}')`;
  const update = (id: string) => `UPDATE "Asset" SET "trashedAt" = now() WHERE id = '${id}'`;

  test.each(['chosen first', 'trashed first'])('%s: the other is refused', async (order) => {
    const { project, selection } = open.shoot;
    const id = await aPhoto(order);
    const statements = [insert(project.id, selection.id, id), update(id)];
    if (order === 'trashed first') statements.reverse();
    await withClient(open.urls.ownerUrl, (one) =>
      withClient(open.urls.ownerUrl, async (two) => {
        await one.query('BEGIN');
        await one.query(statements[0]!);
        const second = two.query(statements[1]!).then(
          () => 'accepted',
          (error: unknown) => databaseRefusal(error) ?? String(error),
        );
        await one.query('COMMIT');
        expect(await second).toBe('IN_USE');
      }),
    );
  });
});
