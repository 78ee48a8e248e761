import { systemActor } from '@etouch/db/actor';
import { openShoot, type OpenShoot } from '@etouch/db/testing/open-shoot';
import { withClient } from '@etouch/db/with-client';
import type { UserActor } from '../organizations/access.ts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '../activity/refusal.ts';
import { readStorage } from '../organizations/read-storage.ts';
import { setStorageLimit } from '../organizations/set-storage-limit.ts';
import { acceptAssetUpload } from './accept-upload.ts';
import { failUpload } from './fail-upload.ts';
import { openUpload } from './open-upload.ts';
import { finishProcessing } from './process-asset.ts';
import { recountStorage } from './recount-storage.ts';
import { warnOfStorage } from './warn-of-storage.ts';

let open: OpenShoot;
beforeAll(async () => {
  open = await openShoot();
});
afterEach(() => limitTo(null));
afterAll(() => open.close());

const deps = () => ({ db: open.db });
const admin = () => open.shoot.studio.people.admin.actor as UserActor;
const job = () => systemActor(open.shoot.studio.id);
const usage = () => readStorage(deps(), admin());
let files = 0;
const announce = (sizeBytes: number, actor = admin()) =>
  openUpload(deps(), actor, { projectId: open.shoot.project.id, fileName: `f${files++}.jpg`, sizeBytes, sha256: null });
const limitTo = (limitBytes: number | null) =>
  open.owner.storageUsage.update({ where: { studioId: open.shoot.studio.id }, data: { limitBytes } });
const digest = () => String(files).padStart(64, '0');
const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof Refusal ? error : Promise.reject(error)),
  );

describe('what a studio stores', () => {
  it('follows an upload from its announcement to its derivatives', async () => {
    const before = await usage();
    const upload = await announce(1000);
    expect(await usage()).toMatchObject({
      reservedBytes: before.reservedBytes + 1000,
      originalBytes: before.originalBytes,
    });
    await acceptAssetUpload(deps(), admin(), upload.id, digest(), '00000000');
    expect(await usage()).toMatchObject({
      reservedBytes: before.reservedBytes,
      originalBytes: before.originalBytes + 1000,
    });
    await open.owner.asset.update({ where: { id: upload.assetId! }, data: { status: 'PROCESSING' } });
    await finishProcessing(deps(), job(), upload.assetId!, 'derivatives/x', {
      assetType: 'PHOTO',
      mimeType: 'image/jpeg',
      width: 1,
      height: 1,
      thumbhash: '',
      measures: {
        perceptualHash: 0n,
        colourHash: 0n,
        sharpness: 0,
        blownHighlights: [0, 0, 0],
        crushedShadows: [0, 0, 0],
      },
      derivativeBytes: 70,
      capturedAt: null,
      metadata: {},
      personalMetadata: {},
      camera: null,
      lens: null,
      iso: null,
      fileRating: null,
      fileLabel: null,
      durationMs: null,
      pages: null,
    });
    expect((await usage()).derivativeBytes).toBe(before.derivativeBytes + 70);
    await open.owner.uploadSession.deleteMany({ where: { assetId: upload.assetId } });
    await open.owner.asset.update({ where: { id: upload.assetId! }, data: { trashedAt: new Date() } });
    await open.owner.asset.delete({ where: { id: upload.assetId! } });
    expect(await usage()).toEqual(before);
    expect(await recountStorage(deps(), job())).toBe(0);
  });

  it('gives back what an upload that failed had reserved', async () => {
    const before = await usage();
    const upload = await announce(5000);
    await failUpload(deps(), admin(), upload.id, 'CANCELED', null);
    expect(await usage()).toEqual(before);
  });

  it('is counted again by a job, which says by how much it was off', async () => {
    await announce(300);
    const right = await usage();
    await open.owner.storageUsage.update({
      where: { studioId: open.shoot.studio.id },
      data: { originalBytes: { increment: 40 }, reservedBytes: { decrement: 2 } },
    });
    expect(await recountStorage(deps(), job())).toBe(42);
    expect(await usage()).toEqual(right);
    expect(await recountStorage(deps(), systemActor(open.shoot.rival.id))).toBe(0);
  });

  it('stays right while announcements, ends and recounts happen at once', async () => {
    const uploads = await Promise.all(Array.from({ length: 6 }, () => announce(10)));
    await Promise.all([
      ...uploads.map((upload, i) =>
        i % 2 === 0
          ? failUpload(deps(), admin(), upload.id, 'CANCELED', null)
          : acceptAssetUpload(deps(), admin(), upload.id, String(i).repeat(64), '00000000'),
      ),
      ...Array.from({ length: 4 }, () => announce(7)),
      recountStorage(deps(), job()),
      recountStorage(deps(), job()),
    ]);
    expect(await recountStorage(deps(), job())).toBe(0);
  });
});

describe('the limit', () => {
  it('is refused with the numbers to the studio, and without them to its client', async () => {
    const { usedBytes } = await usage();
    await limitTo(usedBytes + 100);
    const refusal = await refusalOf(announce(101));
    expect(refusal).toMatchObject({
      code: 'QUOTA_EXCEEDED',
      values: { usedBytes, limitBytes: usedBytes + 100, neededBytes: 101 },
    });
    await open.owner.project.update({ where: { id: open.shoot.project.id }, data: { clientMayUpload: true } });
    const ofClient = await refusalOf(announce(101, open.shoot.client.people.admin.actor as UserActor));
    expect(ofClient).toMatchObject({ code: 'QUOTA_EXCEEDED', values: { neededBytes: 101 } });
    expect(Object.keys(ofClient!.values!)).toEqual(['neededBytes']);
    expect(await refusalOf(announce(100))).toBeNull();
  });

  it('is never passed by announcements at once', async () => {
    const { usedBytes } = await usage();
    await limitTo(usedBytes + 100);
    const refusals = await Promise.all(Array.from({ length: 12 }, () => refusalOf(announce(30))));
    expect(refusals.filter((refusal) => refusal === null)).toHaveLength(3);
    expect(new Set(refusals.filter(Boolean).map((refusal) => refusal!.code))).toEqual(new Set(['QUOTA_EXCEEDED']));
    expect((await usage()).usedBytes).toBe(usedBytes + 90);
  });

  it('holds in the database too, for code that does not ask', async () => {
    const { usedBytes } = await usage();
    await limitTo(usedBytes);
    const write = open.owner.uploadSession.create({
      data: {
        projectId: open.shoot.project.id,
        userId: open.shoot.studio.people.admin.id,
        organizationId: open.shoot.studio.id,
        purpose: 'ASSET',
        fileName: 'past.jpg',
        sizeBytes: 1n,
        storageKey: 'originals/x/y/z',
        expiresAt: new Date(),
      },
    });
    await expect(write).rejects.toThrow(/ET030|storage of the studio is full/);
  });

  it('is set by the platform alone, and written down', async () => {
    const studioId = open.shoot.studio.id;
    await expect(setStorageLimit(deps(), admin(), studioId, 5)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const set = await setStorageLimit(
      deps(),
      open.shoot.platform.people.admin.actor as UserActor,
      studioId,
      5_000_000_000,
    );
    expect(set.limitBytes).toBe(5_000_000_000);
    const audit = await open.owner.auditEvent.findFirst({
      where: { type: 'storageLimit.changed' },
      orderBy: { id: 'desc' },
    });
    expect(audit).toMatchObject({ organizationId: studioId, payload: { after: { limitBytes: 5_000_000_000 } } });
  });

  it('is warned of once for 80 and once for 100 per cent, and again after room was made', async () => {
    const project = open.shoot.project.id;
    const warn = () => warnOfStorage(deps(), job(), project);
    const { usedBytes } = await usage();
    await limitTo((usedBytes + 1000) * 10);
    expect(await warn()).toBeNull();
    const limit = (usedBytes + 1000) * 2;
    await limitTo(limit);
    const jobs = async () =>
      withClient(open.urls.superuserUrl, async (client) => {
        const { rows } = await client.query(`select count(*)::int as n from pgboss.job where name = 'warn-of-storage'`);
        return rows[0].n as number;
      });
    const before = await jobs();
    const first = await announce(Math.ceil(limit * 0.8) - usedBytes);
    expect(await jobs()).toBe(before + 1);
    expect([await warn(), await warn()]).toEqual([80, null]);
    await announce(limit - (await usage()).usedBytes);
    expect([await warn(), await warn()]).toEqual([100, null]);
    await failUpload(deps(), admin(), first.id, 'CANCELED', null);
    expect(await warn()).toBeNull();
    await announce(limit - (await usage()).usedBytes);
    expect(await warn()).toBe(100);
    const events = await open.owner.auditEvent.count({ where: { type: 'storage.filling' } });
    expect(events).toBe(3);
  });
});
