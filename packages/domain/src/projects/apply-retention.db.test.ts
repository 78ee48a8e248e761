import { installJobs } from '@etouch/db/boss';
import { databaseRefusal } from '@etouch/db/testing/database-refusal';
import { openShoot, type OpenShoot } from '@etouch/db/testing/open-shoot';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { applyRetention } from './apply-retention.ts';
import { editRetentionPolicy, listRetentionPolicies, previewRetention } from './edit-retention.ts';
import { keepLonger, listDeletions } from './keep-longer.ts';

const DAY = 24 * 60 * 60 * 1000;
const off = { previewsMonths: null, versionsMonths: null, originalsMonths: null, deliveredMonths: null };

let open: OpenShoot;
beforeAll(async () => {
  open = await openShoot();
  await installJobs(open.urls.jobsUrl);
});
afterAll(() => open.close());

const deps = () => ({ db: open.db });
const admin = () => open.shoot.studio.people.admin.actor;
const run = (now: Date) => applyRetention(deps(), open.shoot.studio.system, now);
const ago = (days: number) => new Date(Date.now() - days * DAY);
const set = (policy: typeof off | null | { [K in keyof typeof off]: number | null }, clientId: string | null = null) =>
  editRetentionPolicy(deps(), admin(), { clientId, policy });
const deletions = async () => (await listDeletions(deps(), admin(), open.shoot.project.id)).items;
const files = async () => {
  const { front, back, spare, hidden, frontWork, backWork } = open.shoot;
  const assets = await open.owner.asset.findMany({ where: { fileDeletedAt: { not: null } } });
  const versions = await open.owner.retouchVersion.findMany({ where: { fileDeletedAt: { not: null } } });
  const gone = new Set([...assets, ...versions].map((row) => row.id));
  const names = { front, back, spare, hidden, frontVersion: frontWork.version, backVersion: backWork.version };
  return Object.entries(names).flatMap(([name, { id }]) => (gone.has(id) ? [name] : []));
};

/** Past the triggers: the project has been in the archive since then, and nothing was deleted yet. */
async function archivedSince(since: Date): Promise<void> {
  const { project } = open.shoot;
  const tables = ['Project', 'Asset', 'RetouchVersion'];
  for (const name of tables) await open.owner.$executeRawUnsafe(`ALTER TABLE "${name}" DISABLE TRIGGER USER`);
  await open.owner.project.update({
    where: { id: project.id },
    data: { workflowState: 'ARCHIVED', stateBeforeArchive: 'DONE', workflowStateSince: since },
  });
  await open.owner.asset.updateMany({ data: { fileDeletedAt: null, derivativesKey: 'derivatives/x' } });
  await open.owner.retouchVersion.updateMany({ data: { fileDeletedAt: null } });
  for (const name of tables) await open.owner.$executeRawUnsafe(`ALTER TABLE "${name}" ENABLE TRIGGER USER`);
  await open.owner.scheduledDeletion.deleteMany();
  await open.owner.retentionPolicy.deleteMany();
}

describe('a retention policy', () => {
  beforeEach(() => archivedSince(ago(400)));

  it('is off until an administrator sets one, and nobody else sees or sets it', async () => {
    expect(await run(new Date())).toEqual({ warned: 0, files: 0 });
    const { studio, rival, client } = open.shoot;
    const policy = { ...off, originalsMonths: 12 };
    for (const actor of [studio.people.producer.actor, client.people.admin.actor])
      await expect(editRetentionPolicy(deps(), actor, { clientId: null, policy })).rejects.toThrow();
    await set(policy);
    expect((await listRetentionPolicies(deps(), admin())).items).toEqual([{ client: null, policy }]);
    expect((await listRetentionPolicies(deps(), rival.people.admin.actor)).items).toEqual([]);
    await expect(listDeletions(deps(), rival.people.admin.actor, open.shoot.project.id)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('lets originals go last, in the database too', async () => {
    await expect(set({ ...off, versionsMonths: 12, originalsMonths: 6 })).rejects.toMatchObject({
      reason: 'ORIGINALS_LAST',
    });
    await expect(set({ ...off, originalsMonths: 12, deliveredMonths: 6 })).rejects.toMatchObject({
      reason: 'DELIVERED_LAST',
    });
    const data = { studioId: open.shoot.studio.id, versionsMonths: 12, originalsMonths: 6 };
    expect(await open.owner.retentionPolicy.create({ data }).catch(databaseRefusal)).toBe('INVALID_VALUE');
    const foreign = { studioId: open.shoot.rival.id, clientId: open.shoot.client.id };
    expect(await open.owner.retentionPolicy.create({ data: foreign }).catch(databaseRefusal)).toBe('TENANTS_MEET');
    const retoucher = { studioId: open.shoot.studio.id, clientId: open.shoot.one.id };
    expect(await open.owner.retentionPolicy.create({ data: retoucher }).catch(databaseRefusal)).toBe('TENANTS_MEET');
  });

  it('shows what it would announce before it is saved', async () => {
    const policy = { previewsMonths: 6, versionsMonths: 6, originalsMonths: 12, deliveredMonths: 24 };
    const preview = await previewRetention(deps(), admin(), { clientId: null, policy }, new Date());
    // Selected and delivered: front. Versions: one delivered, one not. No original was delivered as it is.
    expect(preview.steps).toEqual([
      { step: 'PREVIEWS', projects: 1, files: 3, bytes: 0 },
      { step: 'VERSIONS', projects: 1, files: 1, bytes: 11 },
      { step: 'ORIGINALS', projects: 1, files: 4, bytes: 40 },
      { step: 'DELIVERED', projects: 0, files: 0, bytes: 0 },
    ]);
    const other = { clientId: open.shoot.other.id, policy };
    const elsewhere = await previewRetention(deps(), admin(), other, new Date());
    expect(elsewhere.steps.every((step) => step.files === 0)).toBe(true);
    expect(await deletions()).toEqual([]);
  });

  it('announces, waits thirty days, then deletes: originals last, rows and what was delivered stay', async () => {
    await set({ previewsMonths: 6, versionsMonths: 9, originalsMonths: 12, deliveredMonths: null });
    expect(await run(ago(31))).toEqual({ warned: 3, files: 0 });
    expect(await run(ago(2))).toEqual({ warned: 0, files: 0 });
    expect(await files()).toEqual([]);
    const announced = await open.owner.auditEvent.findMany({ where: { type: 'retention.announced' } });
    expect(announced).toHaveLength(3);
    const done = await run(new Date());
    expect(done).toEqual({ warned: 0, files: 8 });
    expect(await files()).toEqual(['front', 'back', 'spare', 'hidden', 'backVersion']);
    expect((await deletions()).map(({ step, deletedAt, files: n }) => [step, deletedAt !== null, n])).toEqual([
      ['PREVIEWS', true, 3],
      ['VERSIONS', true, 1],
      ['ORIGINALS', true, 4],
    ]);
    const keys = (await open.owner.fileRemoval.findMany()).map((row) => row.storageKey);
    expect(keys).toEqual(expect.arrayContaining(['originals/front', 'originals/spare', 'derivatives/x']));
    expect(keys).not.toContain(open.shoot.frontWork.version.storageKey);
    expect(await run(new Date())).toEqual({ warned: 0, files: 0 });
    await open.owner.fileRemoval.deleteMany();
  });

  it('may be put off with a reason, by an administrator', async () => {
    await set({ ...off, versionsMonths: 6, originalsMonths: 12 });
    await run(ago(31));
    const [versions] = await deletions();
    const until = new Date(Date.now() + 60 * DAY).toISOString();
    const body = { until, reason: 'The client may come back' };
    const { producer } = open.shoot.studio.people;
    await expect(keepLonger(deps(), producer.actor, versions!.id, body, new Date())).rejects.toThrow();
    const rival = open.shoot.rival.people.admin.actor;
    await expect(keepLonger(deps(), rival, versions!.id, body, new Date())).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const past = { ...body, until: ago(1).toISOString() };
    await expect(keepLonger(deps(), admin(), versions!.id, past, new Date())).rejects.toMatchObject({ reason: 'PAST' });
    const kept = await keepLonger(deps(), admin(), versions!.id, body, new Date());
    expect(kept).toMatchObject({ deletableAt: until, keptUntil: until, keptReason: body.reason });
    // The originals wait for what was made from them.
    expect(await run(new Date())).toEqual({ warned: 0, files: 0 });
    expect(await files()).toEqual([]);
  });

  it('of one client goes before the studio’s; taken away, nothing is announced any more', async () => {
    await set({ ...off, originalsMonths: 6 });
    await set({ ...off, originalsMonths: 600 }, open.shoot.client.id);
    expect(await run(new Date())).toEqual({ warned: 0, files: 0 });
    await set(null, open.shoot.client.id);
    expect(await run(new Date())).toEqual({ warned: 1, files: 0 });
    await set(null);
    await run(new Date());
    expect(await deletions()).toEqual([]);
  });
});

describe('what was delivered', () => {
  it('is announced to the client, without the studio’s reasons', async () => {
    await archivedSince(ago(400));
    await set({ ...off, originalsMonths: 6, deliveredMonths: 12 });
    expect(await run(ago(31))).toEqual({ warned: 2, files: 0 });
    const viewer = open.shoot.client.people.viewer.actor;
    const { items } = await listDeletions(deps(), viewer, open.shoot.project.id);
    expect(items).toMatchObject([{ step: 'DELIVERED', keptReason: null, deletedAt: null }]);
    expect(await open.owner.auditEvent.count({ where: { type: 'retention.deliveryAnnounced' } })).toBe(1);
    await run(new Date());
    expect(await files()).toEqual(['front', 'back', 'spare', 'hidden', 'frontVersion']);
  });

  it('is kept ten years where it was invoiced', async () => {
    const { invoice } = open.shoot;
    await open.owner.$executeRawUnsafe('ALTER TABLE "Invoice" DISABLE TRIGGER USER');
    const data = {
      status: 'VOID',
      series: 'R',
      year: 2026,
      sequence: 1,
      number: 'R-2026-000001',
      issuedAt: ago(400),
    } as const;
    await open.owner.invoice.update({ where: { id: invoice.id }, data });
    await open.owner.$executeRawUnsafe('ALTER TABLE "Invoice" ENABLE TRIGGER USER');
    await archivedSince(ago(400));
    await set({ ...off, deliveredMonths: 12 });
    expect(await run(new Date())).toEqual({ warned: 0, files: 0 });
    await archivedSince(ago(3_700));
    await set({ ...off, deliveredMonths: 12 });
    expect(await run(ago(31))).toEqual({ warned: 1, files: 0 });
    expect(await run(new Date())).toEqual({ warned: 0, files: 1 });
  });
});

describe('the database itself', () => {
  const giveUp = (id: string) =>
    open.owner.retouchVersion.update({ where: { id }, data: { fileDeletedAt: new Date() } }).then(
      () => 'accepted',
      (error: unknown) => databaseRefusal(error) ?? String(error),
    );

  it('lets no file go that was not announced thirty days ago, is kept, invoiced or not archived', async () => {
    const { frontWork, backWork, project } = open.shoot;
    await archivedSince(ago(400));
    expect(await giveUp(backWork.version.id)).toBe('KEPT');
    const row = { projectId: project.id, dueAt: ago(1) };
    await open.owner.scheduledDeletion.create({ data: { ...row, step: 'VERSIONS', warnedAt: ago(29) } });
    expect(await giveUp(backWork.version.id)).toBe('KEPT');
    const where = { projectId_step: { projectId: project.id, step: 'VERSIONS' } };
    const kept = { warnedAt: ago(31), keptUntil: new Date(Date.now() + DAY), keptReason: 'x' };
    await open.owner.scheduledDeletion.update({ where, data: kept });
    expect(await giveUp(backWork.version.id)).toBe('KEPT');
    await open.owner.scheduledDeletion.update({ where, data: { keptUntil: null, keptReason: null } });
    // The other version was delivered, which is another announcement, and invoiced.
    expect(await giveUp(frontWork.version.id)).toBe('KEPT');
    await open.owner.scheduledDeletion.create({ data: { ...row, step: 'DELIVERED', warnedAt: ago(31) } });
    expect(await giveUp(frontWork.version.id)).toBe('KEPT');
    expect(await giveUp(backWork.version.id)).toBe('accepted');
    expect(await giveUp(backWork.version.id)).toBe('IMMUTABLE');
  });
});
