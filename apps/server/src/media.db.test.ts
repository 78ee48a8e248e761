import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { countAssets, editAssets, getAsset, listAssets, markAssets } from '@etouch/contracts/routes/assets';
import { prepareDownload } from '@etouch/contracts/routes/downloads';
import { discardVersion } from '@etouch/contracts/routes/rounds';
import { listUploads, matchUpload } from '@etouch/contracts/routes/uploads';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import yauzl from 'yauzl';
import { aPng } from './testing/png.ts';
import { openRound, startShoot, type Person, type Shoot } from './testing/shoot.ts';

let shoot: Shoot;
const originals = new Map<string, Buffer>();
const ids = new Map<string, string>();
const idOf = (name: string) => ids.get(name)!;

/** Five photos: two for the agency (one under a name that says much), one for the other, one hidden, one for nobody. */
const names = ['a1.png', 'Lumen – Écrin.png', 'a3.png', 'a4 hidden.png', 'a5.png'];

beforeAll(async () => {
  shoot = await startShoot();
  for (const [i, filename] of names.entries()) {
    const content = aPng(1000 + i);
    originals.set(filename, content);
    await shoot.studio.tus.upload({ purpose: 'ASSET', projectId: shoot.projectId, filename }, content);
  }
  await shoot.workOff();
  for (const row of await shoot.sql<{ id: string; originalName: string }>(`SELECT * FROM "Asset"`)) {
    ids.set(row.originalName, row.id);
  }
  await shoot.sql(`UPDATE "Asset" SET "shownToClient" = false WHERE "originalName" = 'a4 hidden.png'`);
});
afterAll(() => shoot?.close());

const api = (person: Person) => person.browser.api;
const params = () => ({ projectId: shoot.projectId });
type Wanted = { content: 'ORIGINALS' | 'ASSIGNED' | 'FINALS' };
const manifests = ['manifest.sha256', 'manifest.csv'];
const prepare = (person: Person, wanted: Wanted) =>
  api(person).call(prepareDownload, { body: { projectId: shoot.projectId, ...wanted } });

/** The archive of a prepared download, once the jobs have done what it takes. */
async function archiveOf(person: Person, wanted: Wanted): Promise<Response> {
  const { id, state } = await prepare(person, wanted);
  if (state === 'PREPARING') await shoot.workOff();
  return person.get(`/api/downloads/${id}/archive`);
}
const refusal = (code: string) => ({ problem: expect.objectContaining({ code }) });

describe('a list of photos', () => {
  it('comes in pages, each photo once, whatever the order', async () => {
    for (const sort of ['name', 'uploaded', 'captured'] as const) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await api(shoot.studio).call(listAssets, { params: params(), query: { limit: 2, sort, cursor } });
        seen.push(...page.items.map((item) => item.name));
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      expect(seen.toSorted()).toEqual(names.toSorted());
      if (sort !== 'captured') expect(seen).toEqual(sort === 'uploaded' ? names : names.toSorted());
    }
  });

  it('refuses a cursor of another order, and one that was made up', async () => {
    const page = await api(shoot.studio).call(listAssets, { params: params(), query: { limit: 1, sort: 'name' } });
    for (const cursor of [page.nextCursor!, 'made.up']) {
      await expect(
        api(shoot.studio).call(listAssets, { params: params(), query: { sort: 'uploaded', cursor } }),
      ).rejects.toMatchObject(refusal('INVALID_INPUT'));
    }
  });

  it('shows the client what is shown to it, and outsiders nothing', async () => {
    const page = await api(shoot.client).call(listAssets, { params: params() });
    expect(page.items.map((item) => item.name)).not.toContain('a4 hidden.png');
    expect(page.items).toHaveLength(4);
    await expect(api(shoot.stranger).call(listAssets, { params: params() })).rejects.toMatchObject(
      refusal('NOT_FOUND'),
    );
    await expect(api(shoot.agency).call(listAssets, { params: params() })).rejects.toMatchObject(refusal('FORBIDDEN'));
    const hidden = { params: { assetId: idOf('a4 hidden.png') } };
    await expect(api(shoot.client).call(getAsset, hidden)).rejects.toMatchObject(refusal('NOT_FOUND'));
  });

  it('stays small enough for a page of fifty', async () => {
    const page = await api(shoot.studio).call(listAssets, { params: params() });
    expect((JSON.stringify(page).length / page.items.length) * 50).toBeLessThan(30_000);
  });
});

describe('marks', () => {
  it('are one’s own, change what is given, and can be undone', async () => {
    const assetIds = [idOf('a1.png'), idOf('a3.png')];
    const mark = (body: object, person = shoot.studio) =>
      api(person).call(markAssets, { params: params(), body: { assetIds, ...body } });
    await mark({ rating: 3 });
    const { before, after } = await mark({ pick: 'PICK', colourLabel: 'RED' });
    expect(before.map((row) => row.mark)).toEqual([
      { rating: 3, colourLabel: null, pick: null },
      { rating: 3, colourLabel: null, pick: null },
    ]);
    expect(after[0]!.mark).toEqual({ rating: 3, colourLabel: 'RED', pick: 'PICK' });
    const counts = await api(shoot.studio).call(countAssets, { params: params() });
    expect(counts).toMatchObject({
      all: 5,
      picked: 2,
      unmarked: 3,
      hidden: 1,
      clientPicked: 0,
      colourLabels: { RED: 2 },
    });
    expect(counts.ratings).toEqual({ '0': 3, '3': 2 });
    const picked = await api(shoot.studio).call(listAssets, { params: params(), query: { pick: 'PICK' } });
    expect(picked.items.map((item) => item.id).toSorted()).toEqual(assetIds.toSorted());
    await mark({ ...before[0]!.mark });
    const undone = await api(shoot.studio).call(listAssets, { params: params(), query: { pick: 'PICK' } });
    expect(undone.items).toEqual([]);
    // Nothing of it is the client's.
    expect((await api(shoot.client).call(listAssets, { params: params() })).items[0]!.mark.rating).toBe(0);
  });

  it('cannot be put on what is not visible, nor on half of a list', async () => {
    const body = { assetIds: [idOf('a1.png'), idOf('a4 hidden.png')], rating: 1 };
    await expect(api(shoot.client).call(markAssets, { params: params(), body })).rejects.toMatchObject(
      refusal('NOT_FOUND'),
    );
    await expect(api(shoot.stranger).call(markAssets, { params: params(), body })).rejects.toMatchObject(
      refusal('NOT_FOUND'),
    );
    const none = await shoot.sql(`SELECT * FROM "PhotoMark" WHERE "organizationId" <> $1`, [
      shoot.studio.organizationId,
    ]);
    expect(none).toEqual([]);
  });

  it('pick for the client only while it is its turn', async () => {
    const body = { assetIds: [idOf('a1.png')], pick: 'PICK' as const };
    await expect(api(shoot.client).call(markAssets, { params: params(), body })).rejects.toMatchObject(
      refusal('INVALID_TRANSITION'),
    );
  });
});

describe('bytes', () => {
  it('are kept by the browser but asked for each time', async () => {
    const path = `/api/assets/${idOf('a1.png')}/media/thumbnail`;
    const first = await shoot.client.get(path);
    expect(first.status).toBe(200);
    expect(first.headers.get('content-type')).toBe('image/webp');
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    expect(first.headers.get('content-security-policy')).toContain('sandbox');
    expect(first.headers.get('x-content-type-options')).toBe('nosniff');
    const etag = first.headers.get('etag')!;
    const again = await shoot.client.get(path, { 'if-none-match': etag });
    expect(again.status).toBe(304);
    expect((await again.arrayBuffer()).byteLength).toBe(0);
    await shoot.sql(`UPDATE "Asset" SET "shownToClient" = false WHERE id = $1`, [idOf('a1.png')]);
    expect((await shoot.client.get(path, { 'if-none-match': etag })).status).toBe(404);
    await shoot.sql(`UPDATE "Asset" SET "shownToClient" = true WHERE id = $1`, [idOf('a1.png')]);
  });

  it('of an original come whole or in part, under its own name', async () => {
    const name = 'Lumen – Écrin.png';
    const path = `/api/assets/${idOf(name)}/media/original`;
    const whole = await shoot.studio.get(path);
    expect(Buffer.from(await whole.arrayBuffer()).equals(originals.get(name)!)).toBe(true);
    expect(whole.headers.get('content-disposition')).toBe(
      `attachment; filename="Lumen _ E_crin.png"; filename*=UTF-8''Lumen%20%E2%80%93%20%C3%89crin.png`,
    );
    const part = await shoot.studio.get(path, { range: 'bytes=10-19' });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe(`bytes 10-19/${originals.get(name)!.length}`);
    expect(Buffer.from(await part.arrayBuffer()).equals(originals.get(name)!.subarray(10, 20))).toBe(true);
    const end = await shoot.studio.get(path, { range: 'bytes=-5' });
    expect(Buffer.from(await end.arrayBuffer()).equals(originals.get(name)!.subarray(-5))).toBe(true);
    expect((await shoot.studio.get(path, { range: 'bytes=999999-' })).status).toBe(416);
    const changed = await shoot.studio.get(path, { range: 'bytes=0-1', 'if-range': '"another"' });
    expect(changed.status).toBe(200);
  });

  it('are nobody’s who has no part in them', async () => {
    const kinds = ['thumbnail', 'preview', 'original'];
    const asked = async (person: Person, name: string) =>
      Promise.all(kinds.map(async (kind) => (await person.get(`/api/assets/${idOf(name)}/media/${kind}`)).status));
    expect(await asked(shoot.stranger, 'a1.png')).toEqual([404, 404, 404]);
    expect(await asked(shoot.agency, 'a1.png')).toEqual([404, 404, 404]);
    expect(await asked(shoot.client, 'a4 hidden.png')).toEqual([404, 404, 404]);
    // Originals that were not delivered stay with the studio.
    expect(await asked(shoot.client, 'a1.png')).toEqual([200, 200, 404]);
    expect((await shoot.server.request(`/api/assets/${idOf('a1.png')}/media/preview`)).status).toBe(401);
  });
});

describe('an archive', () => {
  it('is streamed, valid, and gives every original back under a name of its own', async () => {
    const response = await archiveOf(shoot.studio, { content: 'ORIGINALS' });
    expect(response.headers.get('content-type')).toBe('application/zip');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(response.headers.get('content-length')).toBe(String(bytes.length));
    const files = await unzip(bytes);
    expect([...files.keys()].toSorted()).toEqual([...names, ...manifests].toSorted());
    for (const name of names) expect(files.get(name)!.equals(originals.get(name)!)).toBe(true);
  });

  it('knows the files of today, and looks once at those of before', async () => {
    const known = () => shoot.sql<{ crc32: string | null }>(`SELECT crc32 FROM "Asset" ORDER BY id`);
    const before = await known();
    expect(before.map((row) => row.crc32)).toEqual(
      names.map((name) => crc32(originals.get(name)!).toString(16).padStart(8, '0')),
    );
    const tag = (await archiveOf(shoot.studio, { content: 'ORIGINALS' })).headers.get('etag');
    await shoot.sql(`UPDATE "Asset" SET crc32 = NULL`);
    expect((await archiveOf(shoot.studio, { content: 'ORIGINALS' })).headers.get('etag')).toBe(tag);
    expect(await known()).toEqual(before);
  });
});

describe('a retouch round', () => {
  let roundId: string;
  beforeAll(async () => {
    roundId = await openRound(shoot, [
      { assetId: idOf('a1.png'), agency: shoot.agency },
      { assetId: idOf('Lumen – Écrin.png'), agency: shoot.agency },
      { assetId: idOf('a3.png'), agency: shoot.otherAgency },
    ]);
  });
  const version = (filename: string, more: Record<string, string> = {}) => ({
    purpose: 'VERSION',
    roundId,
    filename,
    ...more,
  });

  it('gives each agency its own originals, under neutral names', async () => {
    const response = await archiveOf(shoot.agency, { content: 'ASSIGNED' });
    expect(response.headers.get('content-disposition')).toContain('P-QRSTV.zip');
    const files = await unzip(Buffer.from(await response.arrayBuffer()));
    expect([...files.keys()]).toEqual(['P-QRSTV-0001.png', 'P-QRSTV-0002.png', ...manifests]);
    expect(files.get('P-QRSTV-0002.png')!.equals(originals.get('Lumen – Écrin.png')!)).toBe(true);
    const single = await shoot.agency.get(`/api/assets/${idOf('Lumen – Écrin.png')}/media/original`);
    expect(single.headers.get('content-disposition')).toContain('P-QRSTV-0002.png');
    expect((await shoot.otherAgency.get(`/api/assets/${idOf('a1.png')}/media/original`)).status).toBe(404);
  });

  it('takes versions and finds their photos; what fits none waits to be matched by hand', async () => {
    const { tus } = shoot.agency;
    const named = await tus.upload(version('p-qrstv-0001_retouched_v2.png'), aPng(2001));
    expect(named.headers.get('etouch-match')).toBe('name');
    const unchanged = await tus.upload(version('export.png'), originals.get('Lumen – Écrin.png')!);
    expect(unchanged.headers.get('etouch-match')).toBe('checksum');
    const lost = await tus.upload(version('whatever.png'), aPng(1006));
    expect(lost.headers.get('etouch-match')).toBe('none');
    // Of the other agency's photo nothing is known here.
    const foreign = await tus.upload(version('P-QRSTV-0003.png'), aPng(1007));
    expect(foreign.headers.get('etouch-match')).toBe('none');
    await shoot.workOff();
    const rows = await shoot.sql<{
      number: number;
      status: string;
      matchedBy: string;
      assetId: string;
      checks: object[];
    }>(`SELECT * FROM "RetouchVersion" ORDER BY "createdAt"`);
    expect(rows).toMatchObject([
      {
        number: 1,
        status: 'READY',
        matchedBy: 'NAME',
        assetId: idOf('a1.png'),
        checks: [{ rule: 'CHANGED', passed: true }],
      },
      { number: 1, matchedBy: 'CHECKSUM', checks: [{ rule: 'CHANGED', passed: false }] },
    ]);
    const tray = await api(shoot.agency).call(listUploads, { query: { unmatched: 'true', roundId } });
    expect(tray.items.map((item) => item.fileName).toSorted()).toEqual(['P-QRSTV-0003.png', 'whatever.png']);
    const [photo] = await shoot.sql<{ id: string }>(`SELECT id FROM "RoundAsset" WHERE "assetId" = $1`, [
      idOf('a1.png'),
    ]);
    const [theirs] = await shoot.sql<{ id: string }>(`SELECT id FROM "RoundAsset" WHERE "assetId" = $1`, [
      idOf('a3.png'),
    ]);
    const uploadId = tray.items.find((item) => item.fileName === 'whatever.png')!.id;
    const match = (roundAssetId: string, person = shoot.agency) =>
      api(person).call(matchUpload, { params: { uploadId }, body: { roundAssetId } });
    await expect(match(theirs!.id)).rejects.toMatchObject(refusal('NOT_FOUND'));
    await expect(match(photo!.id, shoot.otherAgency)).rejects.toMatchObject(refusal('NOT_FOUND'));
    expect(await match(photo!.id)).toMatchObject({ roundAssetId: photo!.id, versionId: expect.any(String) });
    await expect(match(photo!.id)).rejects.toMatchObject(refusal('ALREADY_DECIDED'));
    const [second] = await shoot.sql<{ number: number; matchedBy: string }>(
      `SELECT * FROM "RetouchVersion" WHERE "matchedBy" = 'HAND'`,
    );
    expect(second).toMatchObject({ number: 2 });
  });

  it('numbers versions that come at once one after the other', async () => {
    const answers = await Promise.all(
      [1, 2, 3, 4].map((n) => shoot.otherAgency.tus.upload(version('P-QRSTV-0003.png'), aPng(3000 + n))),
    );
    expect(answers.every((answer) => answer.headers.get('etouch-match') === 'name')).toBe(true);
    const rows = await shoot.sql<{ number: number }>(
      `SELECT number FROM "RetouchVersion" WHERE "assetId" = $1 ORDER BY number`,
      [idOf('a3.png')],
    );
    expect(rows.map((row) => row.number)).toEqual([1, 2, 3, 4]);
  });

  it('finds a photo by its looks when name and checksum say nothing, and never guesses', async () => {
    const { tus } = shoot.otherAgency;
    expect((await tus.upload(version('mystery.png'), aPng(1010))).headers.get('etouch-match')).toBe('none');
    expect((await tus.upload(version('stranger.png'), aPng(48))).headers.get('etouch-match')).toBe('none');
    expect((await tus.upload(version('no picture.png'), Buffer.from('text'))).headers.get('etouch-match')).toBe('none');
    await shoot.workOff();
    const [alike] = await shoot.sql(`SELECT * FROM "RetouchVersion" WHERE "originalName" = 'mystery.png'`);
    expect(alike).toMatchObject({ matchedBy: 'LIKENESS', assetId: idOf('a3.png'), status: 'READY' });
    const tray = await api(shoot.otherAgency).call(listUploads, { query: { unmatched: 'true' } });
    expect(tray.items.map((item) => item.fileName).toSorted()).toEqual(['no picture.png', 'stranger.png']);
  });

  it('lets a version be taken back before it is handed in, bytes and all', async () => {
    await shoot.otherAgency.tus.upload(version('P-QRSTV-0003_final5.png'), aPng(4000));
    await shoot.workOff();
    const [made] = await shoot.sql<{ id: string; storageKey: string }>(
      `SELECT * FROM "RetouchVersion" WHERE "originalName" = 'P-QRSTV-0003_final5.png'`,
    );
    const discard = (person: Person) => api(person).call(discardVersion, { params: { versionId: made!.id } });
    await expect(discard(shoot.agency)).rejects.toMatchObject(refusal('NOT_FOUND'));
    await discard(shoot.otherAgency);
    expect(await shoot.sql(`SELECT 1 FROM "RetouchVersion" WHERE id = $1`, [made!.id])).toEqual([]);
    await shoot.workOff();
    expect(await shoot.server.deps.storage.stat(made!.storageKey)).toBeNull();
  });

  it('is closed to everybody else', async () => {
    for (const person of [shoot.client, shoot.stranger]) {
      expect((await person.tus.create(version('x.png'), 10)).status).toBe(404);
    }
    const [made] = await shoot.sql<{ id: string }>(`SELECT id FROM "RetouchVersion" WHERE "assetId" = $1 LIMIT 1`, [
      idOf('a1.png'),
    ]);
    await shoot.workOff();
    for (const kind of ['thumbnail', 'preview', 'original']) {
      const path = `/api/versions/${made!.id}/media/${kind}`;
      expect((await shoot.agency.get(path)).status).toBe(200);
      expect((await shoot.studio.get(path)).status).toBe(200);
      // Not released: the client does not know of it.
      for (const person of [shoot.client, shoot.otherAgency, shoot.stranger]) {
        expect((await person.get(path)).status).toBe(404);
      }
    }
    const difference = await shoot.studio.get(`/api/versions/${made!.id}/difference`);
    expect(difference.headers.get('content-type')).toBe('image/png');
    expect(
      Buffer.from(await difference.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    expect((await shoot.client.get(`/api/versions/${made!.id}/difference`)).status).toBe(404);
    // Against itself nothing changed; against another photo's version, or for who sees neither, there is nothing to say.
    const here = (against: string) =>
      `/api/versions/${made!.id}/change/here?against=${against}&x=0.4&y=0.4&width=0.2&height=0.2`;
    const answer = await shoot.studio.get(here(made!.id));
    expect(await answer.json()).toEqual({ changed: false, changedBasisPoints: 0, deltaE: 0 });
    const [other] = await shoot.sql<{ id: string }>(`SELECT id FROM "RetouchVersion" WHERE "assetId" <> $1 LIMIT 1`, [
      idOf('a1.png'),
    ]);
    expect((await shoot.studio.get(here(other!.id))).status).toBe(404);
    expect((await shoot.client.get(here(made!.id))).status).toBe(404);
  });

  it('keeps its photos from the trash', async () => {
    const body = { assetIds: [idOf('a1.png'), idOf('a5.png')], trashed: true };
    const result = await api(shoot.studio).call(editAssets, { params: params(), body });
    expect(result).toEqual({ changed: 1, refused: [{ assetId: idOf('a1.png'), reason: 'IN_RETOUCH' }] });
    const trash = await api(shoot.studio).call(listAssets, { params: params(), query: { only: 'trash' } });
    expect(trash.items.map((item) => item.name)).toEqual(['a5.png']);
    expect((await shoot.client.get(`/api/assets/${idOf('a5.png')}/media/preview`)).status).toBe(404);
    await api(shoot.studio).call(editAssets, { params: params(), body: { ...body, trashed: false } });
    expect((await api(shoot.studio).call(countAssets, { params: params() })).trash).toBe(0);
  });

  it('is delivered as an archive whose manifest holds', async () => {
    const [made] = await shoot.sql<{ id: string; storageKey: string; sha256: string; sizeBytes: string }>(
      `SELECT * FROM "RetouchVersion" WHERE "assetId" = $1 AND number = 1`,
      [idOf('a1.png')],
    );
    await shoot.sql(
      `WITH delivery AS (
         INSERT INTO "Delivery" (id, "projectId", number, "manifestSha256") VALUES (gen_random_uuid(), $1, 1, $6) RETURNING id)
       INSERT INTO "Deliverable" (id, "deliveryId", "projectId", "assetId", "versionId", "fileName", "storageKey", "sizeBytes", sha256)
       SELECT gen_random_uuid(), id, $1, $2, $3, 'Écrin (2).png', $4, $5, $6 FROM delivery`,
      [shoot.projectId, idOf('a1.png'), made!.id, made!.storageKey, made!.sizeBytes, made!.sha256],
    );
    // What is delivered was released before.
    await shoot.sql(`UPDATE "RetouchVersion" SET "releasedAt" = now() WHERE id = $1`, [made!.id]);
    const files = await unzip(Buffer.from(await (await archiveOf(shoot.client, { content: 'FINALS' })).arrayBuffer()));
    // The frozen manifest, byte for byte: what was approved is bound to it.
    expect(files.get('manifest.sha256')!.toString()).toBe(`${made!.sha256}  Écrin (2).png\n`);
    expect(createHash('sha256').update(files.get('Écrin (2).png')!).digest('hex')).toBe(made!.sha256);
    await expect(prepare(shoot.agency, { content: 'FINALS' })).rejects.toMatchObject(refusal('NOT_FOUND'));
    // As when its time was over, without the years that takes.
    const deletedAt = (at: string) =>
      shoot.sql(`DO $$ BEGIN SET LOCAL session_replication_role = replica;
        UPDATE "RetouchVersion" SET "fileDeletedAt" = ${at} WHERE id = '${made!.id}'; END $$`);
    await deletedAt('now()');
    await expect(prepare(shoot.client, { content: 'FINALS' })).rejects.toMatchObject({
      problem: expect.objectContaining({ code: 'EXPIRED', reason: 'FILES_DELETED' }),
    });
    await deletedAt('NULL');
  });

  it('ends with the agency’s access', async () => {
    await shoot.sql(
      `UPDATE "Assignment" SET "accessEndsAt" = now() - interval '1 minute' WHERE "organizationId" = $1`,
      [shoot.agency.organizationId],
    );
    expect((await shoot.agency.get(`/api/assets/${idOf('a1.png')}/media/original`)).status).toBe(404);
    await expect(prepare(shoot.agency, { content: 'ASSIGNED' })).rejects.toMatchObject(refusal('NOT_FOUND'));
    expect((await shoot.agency.tus.create(version('late.png'), 10)).status).toBe(404);
  });
});

/** The files of a ZIP, as another program reads it. */
async function unzip(bytes: Buffer): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  const zip = await yauzl.fromBufferPromise(bytes);
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    files.set(entry.fileName, Buffer.concat(chunks));
  }
  return files;
}
