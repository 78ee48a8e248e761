import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { listAssets } from '@etouch/contracts/routes/assets';
import { systemActor } from '@etouch/db/actor';
import { StorageUnreachable } from '@etouch/integrations/storage/storage';
import { prepareDownload as completeIt } from '@etouch/worker/prepare-download';
import { getDownload, measureDownloads, prepareDownload } from '@etouch/contracts/routes/downloads';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import yauzl from 'yauzl';
import { aPng } from './testing/png.ts';
import { openRound, startShoot, type Person, type Shoot } from './testing/shoot.ts';

let shoot: Shoot;
const ids = new Map<string, string>();
const idOf = (name: string) => ids.get(name)!;
const names = ['a.png', 'b.png', 'c.png'];
const contents = new Map(names.map((name, i) => [name, aPng(3000 + i)]));

beforeAll(async () => {
  shoot = await startShoot();
  for (const [filename, content] of contents)
    await shoot.studio.tus.upload({ purpose: 'ASSET', projectId: shoot.projectId, filename }, content);
  await shoot.workOff();
  const page = await shoot.studio.browser.api.call(listAssets, { params: { projectId: shoot.projectId } });
  for (const { name, id } of page.items) ids.set(name, id);
});
afterAll(() => shoot?.close());

type Body = Parameters<typeof prepare>[1];
const prepare = (
  person: Person,
  body: {
    content?: 'ORIGINALS' | 'FINALS' | 'VERSIONS' | 'ASSIGNED';
    ids?: string[];
    folders?: 'PRODUCT' | 'SELECTION';
  },
) =>
  person.browser.api.call(prepareDownload, {
    body: { projectId: shoot.projectId, content: 'ORIGINALS', ...body },
  });
const archive = (id: string) => `/api/downloads/${id}/archive`;
const refusal = (code: string, reason?: string) => ({
  problem: expect.objectContaining(reason ? { code, reason } : { code }),
});

async function unzip(response: Response): Promise<Map<string, Buffer>> {
  expect(response.status).toBe(200);
  const zip = await yauzl.fromBufferPromise(Buffer.from(await response.arrayBuffer()));
  const files = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    const stream = await zip.openReadStreamPromise(entry);
    files.set(entry.fileName, Buffer.concat(await stream.toArray()));
    expect(crc32(files.get(entry.fileName)!)).toBe(entry.crc32);
  }
  return files;
}

describe('a prepared download', () => {
  it('says how much it would be, and holds the named photos with their checksums', async () => {
    const wanted = ['b.png', 'a.png'];
    const [size] = await shoot.studio.browser.api.call(measureDownloads, {
      params: { projectId: shoot.projectId },
      body: { ids: wanted.map(idOf) },
    });
    const totalBytes = contents.get('a.png')!.length + contents.get('b.png')!.length;
    expect(size).toEqual({ content: 'ORIGINALS', fileCount: 2, totalBytes });
    const made = await prepare(shoot.studio, { ids: wanted.map(idOf) });
    expect(made).toMatchObject({ state: 'READY', fileCount: 2, knownCount: 2, leftOutCount: 0, totalBytes });
    const files = await unzip(await shoot.studio.get(archive(made.id)));
    expect([...files.keys()]).toEqual(['a.png', 'b.png', 'manifest.sha256', 'manifest.csv']);
    const sha256 = createHash('sha256').update(contents.get('a.png')!).digest('hex');
    expect(files.get('a.png')!.equals(contents.get('a.png')!)).toBe(true);
    expect(files.get('manifest.sha256')!.toString()).toContain(`${sha256}  a.png\n`);
    expect(files.get('manifest.csv')!.toString()).toContain(`a.png,${contents.get('a.png')!.length},${sha256}\r\n`);
  });

  it('keeps its list, however the project goes on, and can be fetched in parts', async () => {
    const made = await prepare(shoot.studio, {});
    const whole = await shoot.studio.get(archive(made.id));
    const bytes = Buffer.from(await whole.arrayBuffer());
    const late = { purpose: 'ASSET', projectId: shoot.projectId, filename: 'late.png' };
    await shoot.studio.tus.upload(late, aPng(3100));
    const rest = await shoot.studio.get(archive(made.id), {
      range: `bytes=500-`,
      'if-range': whole.headers.get('etag')!,
    });
    expect(rest.status).toBe(206);
    expect(Buffer.from(await rest.arrayBuffer()).equals(bytes.subarray(500))).toBe(true);
    await shoot.workOff();
  });

  it('is its owner’s alone, and only as long as the photos are', async () => {
    const made = await prepare(shoot.studio, { ids: [idOf('a.png'), idOf('c.png')] });
    for (const person of [shoot.client, shoot.agency, shoot.stranger]) {
      expect((await person.get(archive(made.id))).status).toBe(404);
      await expect(person.browser.api.call(getDownload, { params: { downloadId: made.id } })).rejects.toMatchObject(
        refusal('NOT_FOUND'),
      );
    }
    await shoot.sql(`UPDATE "Asset" SET "trashedAt" = now() WHERE id = $1`, [idOf('c.png')]);
    const gone = await shoot.studio.get(archive(made.id));
    expect(gone.status).toBe(410);
    expect(await gone.json()).toMatchObject({ code: 'EXPIRED', reason: 'FILES_CHANGED' });
    await shoot.sql(`UPDATE "Asset" SET "trashedAt" = NULL WHERE id = $1`, [idOf('c.png')]);
    expect((await shoot.studio.get(archive(made.id), { range: 'bytes=0-9' })).status).toBe(206);
    await shoot.sql(`UPDATE "Download" SET "expiresAt" = now() WHERE id = $1`, [made.id]);
    expect((await shoot.studio.get(archive(made.id))).status).toBe(410);
  });

  it('is recorded in the studio’s log', async () => {
    const made = await prepare(shoot.studio, { ids: [idOf('a.png')] });
    const rows = await shoot.sql(
      `SELECT "actorId" FROM "AuditEvent" WHERE type = 'download.prepared' AND "subjectId" = $1`,
      [made.id],
    );
    expect(rows).toEqual([{ actorId: shoot.studio.userId }]);
  });

  it('gives nobody what they may not have', async () => {
    await expect(prepare(shoot.client, {})).rejects.toMatchObject(refusal('GUARD_REFUSED', 'NOTHING_TO_DOWNLOAD'));
    await expect(prepare(shoot.client, { content: 'VERSIONS' })).rejects.toMatchObject(refusal('GUARD_REFUSED'));
    await expect(prepare(shoot.client, { content: 'ASSIGNED' })).rejects.toMatchObject(refusal('FORBIDDEN'));
    for (const person of [shoot.stranger, shoot.agency])
      await expect(prepare(person, {})).rejects.toMatchObject(refusal('NOT_FOUND'));
    await expect(prepare(shoot.studio, { ids: [crypto.randomUUID()] })).rejects.toMatchObject(refusal('GUARD_REFUSED'));
  });

  it('sorts into folders where asked to', async () => {
    await shoot.sql(`UPDATE "Asset" SET "productReference" = 'SKU/1' WHERE id = $1`, [idOf('a.png')]);
    const made = await prepare(shoot.studio, { ids: [idOf('a.png'), idOf('b.png')], folders: 'PRODUCT' });
    const files = await unzip(await shoot.studio.get(archive(made.id)));
    expect([...files.keys()].slice(0, 2)).toEqual(['SKU_1/a.png', 'b.png']);
    expect(files.get('manifest.sha256')!.toString()).toContain('  SKU_1/a.png\n');
  });

  it('of older files is ready once each was looked into; what is missing is named, not hidden', async () => {
    const [row] = await shoot.sql<{ storageKey: string }>(`SELECT "storageKey" FROM "Asset" WHERE id = $1`, [
      idOf('b.png'),
    ]);
    await shoot.sql(`UPDATE "Asset" SET crc32 = NULL`);
    await shoot.server.deps.storage.remove(row!.storageKey);
    const body: Body = { ids: names.map(idOf) };
    const made = await prepare(shoot.studio, body);
    expect(made).toMatchObject({ state: 'PREPARING', knownCount: 0 });
    expect((await shoot.studio.get(archive(made.id))).status).toBe(409);
    await shoot.workOff();
    const ready = await shoot.studio.browser.api.call(getDownload, { params: { downloadId: made.id } });
    expect(ready).toMatchObject({ state: 'READY', fileCount: 3, knownCount: 2, leftOutCount: 1 });
    const files = await unzip(await shoot.studio.get(archive(made.id)));
    expect(files.get('not-included.txt')!.toString()).toBe('b.png\n');
    expect(files.get('c.png')!.equals(contents.get('c.png')!)).toBe(true);
  });
});

describe('a download that cannot be prepared', () => {
  const broken = (error: Error) => ({
    ...shoot.server.deps,
    storage: { ...shoot.server.deps.storage, read: () => Promise.reject(error) },
  });
  const asked = async () => {
    await shoot.sql(`UPDATE "Asset" SET crc32 = NULL`);
    const { id } = await prepare(shoot.studio, { ids: [idOf('a.png')] });
    const state = async () => (await shoot.studio.browser.api.call(getDownload, { params: { downloadId: id } })).state;
    return { id, state, actor: systemActor(shoot.studio.organizationId) };
  };

  it('waits for another attempt, and says so when there is none', async () => {
    const { id, state, actor } = await asked();
    const deps = broken(new Error('EIO'));
    await expect(completeIt(deps, actor, id, false)).rejects.toThrow('EIO');
    expect(await state()).toBe('PREPARING');
    await expect(completeIt(deps, actor, id, true)).rejects.toThrow('EIO');
    expect(await state()).toBe('FAILED');
    expect((await shoot.studio.get(archive(id))).status).toBe(409);
    await shoot.workOff();
  });

  it('is not given up while the storage is away', async () => {
    const { id, state, actor } = await asked();
    const deps = broken(new StorageUnreachable('no bucket'));
    await expect(completeIt(deps, actor, id, true)).rejects.toThrow(StorageUnreachable);
    expect(await state()).toBe('PREPARING');
    await shoot.workOff();
    expect(await state()).toBe('READY');
  });
});

describe('a retoucher’s download', () => {
  it('holds its own assignments under neutral names, and ends with its access', async () => {
    await openRound(shoot, [
      { assetId: idOf('a.png'), agency: shoot.agency },
      { assetId: idOf('c.png'), agency: shoot.otherAgency },
    ]);
    const [theirs] = await shoot.sql<{ id: string }>(`SELECT id FROM "Assignment" WHERE "organizationId" = $1`, [
      shoot.otherAgency.organizationId,
    ]);
    await expect(prepare(shoot.agency, { content: 'ASSIGNED', ids: [theirs!.id] })).rejects.toMatchObject(
      refusal('NOT_FOUND'),
    );
    const made = await prepare(shoot.agency, { content: 'ASSIGNED' });
    expect(made).toMatchObject({ state: 'PREPARING', title: 'P-QRSTV', fileCount: 1 });
    await shoot.workOff();
    const response = await shoot.agency.get(archive(made.id));
    const files = await unzip(response);
    expect([...files.keys()]).toEqual(['P-QRSTV-0001.png', 'manifest.sha256', 'manifest.csv']);
    const again = await shoot.agency.get(archive(made.id), { range: 'bytes=10-19' });
    expect(again.headers.get('etag')).toBe(response.headers.get('etag'));
    await shoot.sql(`UPDATE "Assignment" SET "accessEndsAt" = now() WHERE "organizationId" = $1`, [
      shoot.agency.organizationId,
    ]);
    expect((await shoot.agency.get(archive(made.id))).status).toBe(404);
  });
});
