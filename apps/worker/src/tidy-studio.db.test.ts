import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { installJobs } from '@etouch/db/boss';
import { openShoot, type OpenShoot } from '@etouch/db/testing/open-shoot';
import { deleteAssets } from '@etouch/domain/assets/delete-assets';
import { scheduleTidying } from '@etouch/domain/assets/empty-trash';
import { startTestStorage, type TestStorage } from '@etouch/integrations/storage/testing/test-stores';
import type { Storage } from '@etouch/integrations/storage/storage';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHeldByBackups } from './held-by-backups.ts';
import { removeFiles } from './remove-files.ts';
import { tidyStudio } from './tidy-studio.ts';

const DAY = 24 * 60 * 60 * 1000;
const now = new Date('2026-11-22T12:00:00Z');

let open: OpenShoot;
let dataDir: string;
let files: TestStorage;
let storage: Storage;
beforeAll(async () => {
  open = await openShoot();
  await installJobs(open.urls.jobsUrl);
  dataDir = await mkdtemp(join(tmpdir(), 'etouch-tidy-'));
  files = await startTestStorage();
  ({ storage } = files.open(dataDir));
});
afterAll(async () => {
  await open?.close();
  await files?.close();
  await rm(dataDir, { recursive: true, force: true });
});

const silent = { info: () => {}, warn: () => {}, error: () => {} };
const deps = () => ({ db: open.db, storage, heldByBackups: createHeldByBackups(dataDir), log: silent });
const tidy = (at = now) => tidyStudio(deps(), open.shoot.studio.system, at);

/** A photo with its files, in the trash for that many days; with a comment, an upload record and a variant. */
async function trashed(days: number): Promise<{ id: string; original: string; folder: string }> {
  const { project, studio, client } = open.shoot;
  const key = randomUUID();
  const original = `originals/${studio.id}/${project.id}/${key}`;
  const folder = `derivatives/${studio.id}/${project.id}/${key}`;
  await storage.put(original, Readable.from([Buffer.from('original')]));
  await storage.put(`${folder}/thumbnail.webp`, Readable.from([Buffer.from('small')]));
  const trashedAt = new Date(now.getTime() - days * DAY);
  const fields = { projectId: project.id, assetType: 'PHOTO', originalName: key, neutralName: key } as const;
  const { id } = await open.owner.asset.create({
    data: { ...fields, status: 'READY', sizeBytes: 8n, storageKey: original, derivativesKey: folder, trashedAt },
  });
  await open.owner.asset.create({
    data: { ...fields, sizeBytes: 1n, baseAssetId: id, extraFormat: 'WEB_16x9', trashedAt },
  });
  const comment = { projectId: project.id, assetId: id, lane: 'CLIENT_STUDIO', body: 'Too dark' };
  const parent = await open.owner.comment.create({ data: comment });
  await open.owner.comment.create({ data: { ...comment, parentId: parent.id, body: 'No' } });
  await open.owner.uploadSession.create({
    data: {
      projectId: project.id,
      assetId: id,
      userId: client.people.admin.id,
      organizationId: client.id,
      purpose: 'ASSET',
      fileName: key,
      sizeBytes: 8n,
      offsetBytes: 8n,
      storageKey: original,
      state: 'COMPLETE',
      expiresAt: now,
    },
  });
  return { id, original, folder };
}

const exists = async (id: string) => (await open.owner.asset.count({ where: { id } })) === 1;
const stands = async (key: string) => (await storage.stat(key)) !== null;

describe('the trash', () => {
  it('is emptied after thirty days: photo, variant, comments, upload record and files', async () => {
    const old = await trashed(30.01);
    const young = await trashed(29.99);
    await tidy();
    expect(await exists(old.id)).toBe(false);
    expect(await stands(old.original)).toBe(false);
    expect(await stands(`${old.folder}/thumbnail.webp`)).toBe(false);
    expect(await open.owner.comment.count({ where: { body: 'Too dark' } })).toBe(1);
    expect(await exists(young.id)).toBe(true);
    expect(await stands(young.original)).toBe(true);
    expect(await open.owner.fileRemoval.count()).toBe(0);
    const audit = await open.owner.auditEvent.findFirstOrThrow({ where: { type: 'asset.deleted' } });
    expect(audit).toMatchObject({ organizationId: open.shoot.studio.id, actorKind: 'SYSTEM', actorId: null });
    expect((audit.payload as { ids: string[] }).ids).toContain(old.id);
    await tidy();
    expect(await exists(young.id)).toBe(true);
  });

  it('takes more photos than fit in one transaction', async () => {
    const { project } = open.shoot;
    const trashedAt = new Date(now.getTime() - 31 * DAY);
    const fields = { projectId: project.id, assetType: 'PHOTO', status: 'READY', originalName: 'many' } as const;
    await open.owner.asset.createMany({
      data: Array.from({ length: 450 }, () => ({ ...fields, neutralName: 'many', sizeBytes: 1n, trashedAt })),
    });
    await tidy();
    expect(await open.owner.asset.count({ where: { originalName: 'many' } })).toBe(0);
  });

  it('gives a job to the studios that have something to tidy, and to no other', async () => {
    await trashed(31);
    expect(await scheduleTidying({ db: open.db }, now)).toBe(1);
    await tidy();
    expect(await scheduleTidying({ db: open.db }, now)).toBe(0);
  });

  it('is nobody else’s to empty', async () => {
    const photo = await trashed(31);
    await tidyStudio(deps(), open.shoot.rival.system, now);
    await tidyStudio(deps(), open.shoot.client.system, now);
    expect(await exists(photo.id)).toBe(true);
    const { rival, project } = open.shoot;
    const stranger = deleteAssets({ db: open.db }, rival.people.admin.actor, project.id, {});
    await expect(stranger).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await tidy();
  });
});

describe('deleting at once', () => {
  it('takes what is in the trash and names the rest', async () => {
    const { studio, project, spare, front } = open.shoot;
    const photo = await trashed(1);
    const assetIds = [photo.id, spare.id, front.id];
    const result = await deleteAssets({ db: open.db }, studio.people.producer.actor, project.id, { assetIds });
    expect(result).toEqual({
      deleted: 1,
      refused: [spare, front].map(({ id }) => ({ assetId: id, reason: 'NOT_IN_TRASH' })),
    });
    expect(await exists(spare.id)).toBe(true);
    // The files go by a job that stands in the same transaction.
    expect(await stands(photo.original)).toBe(true);
    const jobs = await open.owner.$queryRaw<{ n: number }[]>`select count(*)::int as n from "FileRemoval"`;
    expect(jobs[0]!.n).toBe(2);
    expect(await removeFiles(deps(), studio.system)).toBe(2);
    expect(await stands(photo.original)).toBe(false);
  });
});

describe('files of deleted rows', () => {
  const backup = async (name: string, keys: string[], more: string[] = ['backup.json', 'files.jsonl']) => {
    const folder = join(dataDir, 'backups', name);
    await mkdir(folder, { recursive: true });
    const lines = keys.map((key) => `${JSON.stringify({ store: 'files', key })}\n`).join('');
    for (const file of more)
      await writeFile(join(folder, file), file === 'files.jsonl' ? lines : '{"format":1,"tables":[]}');
    return folder;
  };

  it('stay while a kept backup names them', async () => {
    const photo = await trashed(31);
    const other = await trashed(31);
    const folder = await backup('2026-11-01T03-30-00-000Z', [photo.original, photo.folder]);
    await tidy();
    expect(await exists(photo.id)).toBe(false);
    expect([await stands(photo.original), await stands(other.original)]).toEqual([true, false]);
    await rm(folder, { recursive: true });
    const old = await backup('2026-10-01T03-30-00-000Z', [], ['backup.json']);
    await tidy();
    expect(await stands(photo.original)).toBe(true);
    await rm(old, { recursive: true });
    await tidy();
    expect(await stands(photo.original)).toBe(false);
  });

  it('go on going after a worker was killed between file and record', async () => {
    const photo = await trashed(31);
    const killed = { ...deps(), db: { ...open.db } };
    let calls = 0;
    // Listing is the first transaction, forgetting the second: the worker falls in between.
    killed.db.withActor = (...args) =>
      ++calls === 2 ? Promise.reject(new Error('killed')) : open.db.withActor(...args);
    await open.owner.asset.updateMany({ where: { id: photo.id }, data: { trashedAt: new Date(0) } });
    await deleteAssets({ db: open.db }, open.shoot.studio.people.admin.actor, open.shoot.project.id, {});
    await expect(removeFiles(killed, open.shoot.studio.system)).rejects.toThrow('killed');
    expect(await stands(photo.original)).toBe(false);
    expect(await removeFiles(deps(), open.shoot.studio.system)).toBeGreaterThanOrEqual(2);
    expect(await open.owner.fileRemoval.count()).toBe(0);
  });

  it('stay when a row names them after all', async () => {
    const { project, studio } = open.shoot;
    const photo = await trashed(31);
    await open.owner.fileRemoval.create({
      data: { studioId: studio.id, projectId: project.id, storageKey: photo.original },
    });
    expect(await removeFiles(deps(), studio.system)).toBe(0);
    expect(await stands(photo.original)).toBe(true);
    expect(await open.owner.fileRemoval.count()).toBe(0);
  });
});
