import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { deflateSync } from 'node:zlib';
import { retryProcessing } from '@etouch/contracts/routes/assets';
import { listUploads } from '@etouch/contracts/routes/uploads';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPng, pngOf } from './testing/png.ts';
import { startShoot, type Shoot } from './testing/shoot.ts';

let shoot: Shoot;
beforeAll(async () => {
  shoot = await startShoot();
});
afterAll(() => shoot?.close());

interface AssetRow {
  id: string;
  status: string;
  originalName: string;
  neutralName: string;
  sha256: string;
  storageKey: string;
  processingError: string | null;
  processingDetail: string | null;
  width: number | null;
  thumbhash: string | null;
  derivativesKey: string | null;
}

const photo = (filename: string, more: Record<string, string> = {}) => ({
  purpose: 'ASSET',
  projectId: shoot.projectId,
  filename,
  ...more,
});
const assetOf = async (name: string) => {
  const rows = await shoot.sql<AssetRow>(`SELECT * FROM "Asset" WHERE "originalName" = $1 ORDER BY id`, [name]);
  return rows[0]!;
};
const stored = async (key: string) => buffer(await shoot.server.deps.storage.read(key));
const problem = async (response: Response) => (await response.json()) as { code: string; reason?: string };

describe('a photo', () => {
  it('is READY with thumbnail and preview once its bytes came and the worker saw it', async () => {
    const content = aPng(1);
    const response = await shoot.studio.tus.upload(photo('first.png'), content);
    expect(response.status).toBe(204);
    expect(response.headers.get('etouch-outcome')).toBe('accepted');
    const uploaded = await assetOf('first.png');
    expect(uploaded).toMatchObject({ status: 'UPLOADED', neutralName: 'P-QRSTV-0001.png' });
    expect(uploaded.sha256).toBe(createHash('sha256').update(content).digest('hex'));
    expect((await stored(uploaded.storageKey)).equals(content)).toBe(true);
    await shoot.workOff();
    const ready = await assetOf('first.png');
    expect(ready).toMatchObject({ status: 'READY', width: 64, processingError: null });
    expect(ready.thumbhash).toEqual(expect.any(String));
    expect((await stored(`${ready.derivativesKey}/thumbnail.webp`)).subarray(8, 12).toString()).toBe('WEBP');
    expect((await stored(`${ready.derivativesKey}/preview.jpg`)).subarray(0, 2).toString('hex')).toBe('ffd8');
  });
});

describe('sending', () => {
  it('goes on where it broke off', async () => {
    const content = aPng(2, 400, 300);
    const { tus } = shoot.studio;
    const created = await tus.create(photo('resumed.png'), content.byteLength);
    const location = created.headers.get('location')!;
    const half = Math.floor(content.byteLength / 2);
    const broken = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(content.subarray(0, half)),
      pull: (controller) => controller.error(new Error('the network went away')),
    });
    expect((await tus.patch(location, 0, broken)).status).toBeGreaterThanOrEqual(400);
    const head = await tus.head(location);
    expect(head.headers.get('upload-length')).toBe(String(content.byteLength));
    // Of what was not acknowledged some may be there; what is there counts.
    const kept = Number(head.headers.get('upload-offset'));
    expect(kept).toBeLessThanOrEqual(half);
    expect((await tus.patch(location, kept + 1, content.subarray(kept + 1))).status).toBe(409);
    expect((await tus.patch(location, kept, content.subarray(kept, half))).headers.get('upload-offset')).toBe(
      String(half),
    );
    const done = await tus.patch(location, half, content.subarray(half));
    expect(done.headers.get('etouch-outcome')).toBe('accepted');
    const asset = await assetOf('resumed.png');
    expect((await stored(asset.storageKey)).equals(content)).toBe(true);
    const after = await tus.head(location);
    expect(after.headers.get('upload-offset')).toBe(String(content.byteLength));
    expect(after.headers.get('etouch-outcome')).toBe('accepted');
  });

  it('keeps any name exactly, and two files of one name', async () => {
    const name = 'Écrin d’été 🦋 「写真」 03 .final.PNG';
    for (const seed of [10, 11]) {
      expect((await shoot.studio.tus.upload(photo(name), aPng(seed))).status).toBe(204);
    }
    const rows = await shoot.sql<AssetRow>(`SELECT * FROM "Asset" WHERE "originalName" = $1`, [name]);
    expect(new Set(rows.map((row) => row.neutralName)).size).toBe(2);
    expect(rows.every((row) => /^P-QRSTV-\d{4}[.]png$/.test(row.neutralName))).toBe(true);
  });

  it('refuses bytes that are not those announced, and keeps nothing of them', async () => {
    const response = await shoot.studio.tus.upload(photo('wrong.png', { sha256: 'a'.repeat(64) }), aPng(20));
    expect(response.status).toBe(422);
    expect(await problem(response)).toMatchObject({ code: 'CHECKSUM_MISMATCH' });
    expect(await assetOf('wrong.png')).toBeUndefined();
    const [session] = await shoot.sql<{ state: string; error: string; storageKey: string }>(
      `SELECT * FROM "UploadSession" WHERE "fileName" = 'wrong.png'`,
    );
    expect(session).toMatchObject({ state: 'FAILED', error: 'CHECKSUM_MISMATCH' });
    await expect(stored(session!.storageKey)).rejects.toThrow('no file is stored');
  });

  it('accepts bytes with the right checksum', async () => {
    const content = aPng(21);
    const sha256 = createHash('sha256').update(content).digest('hex');
    expect((await shoot.studio.tus.upload(photo('right.png', { sha256 }), content)).status).toBe(204);
  });

  it('offers the photo that is there instead of a second copy, also when both come at once', async () => {
    const content = aPng(30);
    const answers = await Promise.all(
      ['twin one.png', 'twin two.png'].map((name) => shoot.studio.tus.upload(photo(name), content)),
    );
    expect(new Set(answers.map((answer) => answer.headers.get('etouch-outcome')))).toEqual(
      new Set(['accepted', 'duplicate']),
    );
    const rows = await shoot.sql<AssetRow>(`SELECT * FROM "Asset" WHERE "originalName" LIKE 'twin%'`);
    expect(rows).toHaveLength(1);
    const duplicate = answers.find((answer) => answer.headers.get('etouch-outcome') === 'duplicate');
    expect(duplicate?.headers.get('etouch-duplicate-of')).toBe(rows[0]!.id);
    const { items } = await shoot.studio.browser.api.call(listUploads, { query: { state: 'FAILED' } });
    expect(items.find((item) => item.error === 'DUPLICATE')).toMatchObject({ duplicateOf: rows[0]!.id, assetId: null });
  });

  it('says before a byte is sent that the project has the announced bytes', async () => {
    const content = aPng(31);
    const announced = { sha256: createHash('sha256').update(content).digest('hex') };
    expect((await shoot.studio.tus.upload(photo('there.png', announced), content)).status).toBe(204);
    const there = await assetOf('there.png');
    const again = await shoot.studio.tus.create(photo('again.png', announced), content.byteLength);
    expect(again.status).toBe(409);
    expect(await problem(again)).toMatchObject({
      code: 'CONFLICT',
      reason: 'DUPLICATE',
      values: { assetId: there.id },
    });
    expect(await assetOf('again.png')).toBeUndefined();
    const { items } = await shoot.studio.browser.api.call(listUploads, { query: {} });
    expect(items.find(({ fileName }) => fileName === 'there.png')).toMatchObject({
      sha256: announced.sha256,
      isSending: false,
    });
  });

  it('is given up by whoever sends, and leaves nothing', async () => {
    const { tus } = shoot.studio;
    const location = (await tus.create(photo('given up.png'), 1000)).headers.get('location')!;
    await tus.patch(location, 0, Buffer.alloc(10));
    expect((await tus.remove(location)).status).toBe(204);
    expect(await assetOf('given up.png')).toBeUndefined();
    expect((await tus.head(location)).status).toBe(410);
    expect((await tus.patch(location, 10, Buffer.alloc(10))).status).toBe(410);
  });

  it('says what is wrong with an announcement', async () => {
    const { tus } = shoot.studio;
    expect(await problem(await tus.create({ purpose: 'ASSET', filename: 'x' }, 1))).toMatchObject({
      code: 'INVALID_INPUT',
      field: 'Upload-Metadata.projectId',
    });
    expect(await problem(await tus.create(photo('nul\0.png'), 1))).toMatchObject({ field: 'Upload-Metadata.filename' });
    expect(await problem(await tus.create(photo('huge.png'), 1e15))).toMatchObject({ code: 'TOO_LARGE' });
    expect(await problem(await tus.create(photo('full.png'), 99_999_999_999))).toMatchObject({ code: 'STORAGE_FULL' });
    const tooMuch = (await tus.create(photo('small.png'), 5)).headers.get('location')!;
    expect((await tus.patch(tooMuch, 0, Buffer.alloc(10))).status).toBe(413);
  });

  it('is refused to everybody who has no part in the project', async () => {
    const created = await shoot.studio.tus.create(photo('mine.png'), 100);
    const location = created.headers.get('location')!;
    for (const { tus, get } of [shoot.stranger, shoot.agency, shoot.client]) {
      expect((await tus.head(location)).status).toBe(404);
      expect((await tus.patch(location, 0, Buffer.alloc(10))).status).toBe(404);
      expect((await tus.remove(location)).status).toBe(404);
      expect((await get(location)).status).toBe(404);
    }
    expect((await shoot.stranger.tus.create(photo('theirs.png'), 10)).status).toBe(404);
    expect((await shoot.agency.tus.create(photo('theirs.png'), 10)).status).toBe(404);
    const client = await shoot.client.tus.create(photo('theirs.png'), 10);
    expect(await problem(client)).toMatchObject({ code: 'FORBIDDEN', reason: 'CLIENT_MAY_NOT_UPLOAD' });
    expect(
      (await shoot.server.request(location, { method: 'HEAD', headers: { 'tus-resumable': '1.0.0' } })).status,
    ).toBe(401);
    // The bytes themselves never come back through the upload's address.
    expect((await shoot.studio.get(location)).status).toBe(404);
  });
});

describe('what a killed server left behind', () => {
  it('is completed at the next start: all bytes, no answer', async () => {
    const content = aPng(40);
    const { incoming } = shoot.server.deps;
    const created = await shoot.studio.tus.create(photo('left behind.png'), content.byteLength);
    const uploadId = created.headers.get('location')!.split('/').at(-1)!;
    await incoming.append({ studioId: shoot.studio.organizationId, uploadId }, 0, Readable.from([content]));
    expect((await assetOf('left behind.png')).status).toBe('UPLOADING');
    await shoot.workOff();
    expect((await assetOf('left behind.png')).status).toBe('READY');
    expect(await incoming.list()).not.toContainEqual(expect.objectContaining({ uploadId }));
  });

  it('is completed also when the bytes had moved and the row did not know', async () => {
    const content = aPng(41);
    const { incoming, storage } = shoot.server.deps;
    const created = await shoot.studio.tus.create(photo('moved.png'), content.byteLength);
    const location = created.headers.get('location')!;
    const uploadId = location.split('/').at(-1)!;
    const file = { studioId: shoot.studio.organizationId, uploadId };
    await incoming.append(file, 0, Readable.from([content]));
    const [session] = await shoot.sql<{ storageKey: string }>(`SELECT * FROM "UploadSession" WHERE id = $1`, [
      uploadId,
    ]);
    await storage.adopt(incoming.path(file), session!.storageKey);
    // The sender asks how far it came; that alone completes the upload.
    const head = await shoot.studio.tus.head(location);
    expect(head.headers.get('etouch-outcome')).toBe('accepted');
    expect((await assetOf('moved.png')).status).toBe('UPLOADED');
  });

  it('ends when nobody goes on with it', async () => {
    const created = await shoot.studio.tus.create(photo('expired.png'), 100);
    const location = created.headers.get('location')!;
    await shoot.studio.tus.patch(location, 0, Buffer.alloc(10));
    await shoot.sql(
      `UPDATE "UploadSession" SET "expiresAt" = now() - interval '1 minute' WHERE "fileName" = 'expired.png'`,
    );
    await shoot.workOff();
    expect(await assetOf('expired.png')).toBeUndefined();
    expect((await shoot.studio.tus.head(location)).status).toBe(410);
  });

  it('ends also when no byte of it ever came, so that it holds no place', async () => {
    const created = await shoot.studio.tus.create(photo('never begun.png'), 100);
    const uploadId = created.headers.get('location')!.split('/').at(-1)!;
    await shoot.server.deps.incoming.forget({ studioId: shoot.studio.organizationId, uploadId });
    await shoot.sql(`UPDATE "UploadSession" SET "expiresAt" = now() - interval '1 minute' WHERE id = $1`, [uploadId]);
    await shoot.workOff();
    const [session] = await shoot.sql<{ state: string }>(`SELECT state FROM "UploadSession" WHERE id = $1`, [uploadId]);
    expect(session!.state).toBe('EXPIRED');
    expect(await assetOf('never begun.png')).toBeUndefined();
  });

  it('is removed when its upload had ended already', async () => {
    const created = await shoot.studio.tus.create(photo('ended.png'), 100);
    const uploadId = created.headers.get('location')!.split('/').at(-1)!;
    const [session] = await shoot.sql<{ storageKey: string }>(
      `UPDATE "UploadSession" SET state = 'CANCELED' WHERE id = $1 RETURNING *`,
      [uploadId],
    );
    await shoot.server.deps.storage.put(session!.storageKey, Readable.from([aPng(60)]));
    const kept = (await assetOf('right.png')).storageKey;
    await shoot.workOff();
    await expect(stored(session!.storageKey)).rejects.toThrow('no file is stored');
    expect((await stored(kept)).length).toBeGreaterThan(0);
  });

  it('is processed again when its job was lost', async () => {
    await shoot.studio.tus.upload(photo('lost job.png'), aPng(42));
    await shoot.sql(`DELETE FROM pgboss.job WHERE name = 'process-asset'`);
    await shoot.sql(`UPDATE "Asset" SET status = 'PROCESSING' WHERE "originalName" = 'lost job.png'`);
    await shoot.workOff();
    expect((await assetOf('lost job.png')).status).toBe('READY');
  });
});

describe('a file that is no photo', () => {
  it('says so on itself and harms nothing else', async () => {
    const jpeg = await readDerivative('first.png', 'preview.jpg');
    const wide = pngOf(30_000, 30_000, deflateSync(Buffer.alloc(1_000_000)));
    const files: Record<string, Buffer> = {
      'empty.jpg': Buffer.alloc(0),
      'notes.txt': Buffer.from('not a photograph'),
      'cut.jpg': jpeg.subarray(0, jpeg.length >> 1),
      'broken.png': pngOf(64, 48, Buffer.from('no deflate data')),
      'wide.png': wide,
      'fine.png': aPng(50),
    };
    for (const [name, content] of Object.entries(files)) {
      const response = await shoot.studio.tus.upload(photo(name), content);
      expect([201, 204]).toContain(response.status);
    }
    await shoot.workOff();
    const failed = async (name: string) => (await assetOf(name)).processingError;
    expect(await failed('empty.jpg')).toBe('EMPTY_FILE');
    expect(await failed('notes.txt')).toBe('UNKNOWN_FORMAT');
    expect(await failed('cut.jpg')).toBe('TRUNCATED');
    expect(['CORRUPT', 'TRUNCATED']).toContain(await failed('broken.png'));
    expect(await failed('wide.png')).toBe('TOO_MANY_PIXELS');
    expect(JSON.parse((await assetOf('wide.png')).processingDetail!)).toMatchObject({ width: 30_000, height: 30_000 });
    expect(await assetOf('fine.png')).toMatchObject({ status: 'READY', processingError: null });
    // Kept as they came, for another attempt.
    expect((await stored((await assetOf('wide.png')).storageKey)).equals(wide)).toBe(true);
    const wideId = (await assetOf('wide.png')).id;
    const again = await shoot.studio.browser.api.call(retryProcessing, { params: { assetId: wideId } });
    expect(again.status).toBe('UPLOADED');
    expect(again.processingError).toBeUndefined();
    await shoot.workOff();
    expect(await failed('wide.png')).toBe('TOO_MANY_PIXELS');
  });
});

async function readDerivative(name: string, file: string): Promise<Buffer> {
  return stored(`${(await assetOf(name)).derivativesKey}/${file}`);
}
