import { truncate } from 'node:fs/promises';
import { listAssets } from '@etouch/contracts/routes/assets';
import { prepareDownload } from '@etouch/contracts/routes/downloads';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startShoot, type Shoot } from './testing/shoot.ts';

/** Where 32 bits end. */
const BOUNDARY = 2 ** 32;
const MEBIBYTE = 1 << 20;
const tail = Buffer.from(Uint8Array.from({ length: 3 * MEBIBYTE }, (_, i) => (i * 31 + 7) % 251));
const size = BOUNDARY + tail.length;
/** Of 2^32 zeros and the tail, computed by another program. */
const SHA256 = 'd42536ccf4060c4bb606bc4ab694370cd2fcdaabf4dfdefd1c9ee381e981c1b4';

let shoot: Shoot;
let hasRoom: boolean;
beforeAll(async () => {
  shoot = await startShoot();
  // Its bytes take no room where files may have holes; an announcement asks for it all the same.
  hasRoom = (await shoot.server.deps.storage.freeBytes()) > size + 2 ** 29;
});
afterAll(() => shoot?.close());

it(
  'a file of more than four gigabytes is continued, verified and given out past what 32 bits count',
  // To a bucket each of its bytes is sent, and hashed at both ends; a busy machine takes minutes for them.
  { timeout: 600_000 },
  async ({ skip }) => {
    skip(!hasRoom, 'the disk has no five gigabytes left');
    const { tus, organizationId, browser } = shoot.studio;
    const metadata = { purpose: 'ASSET', projectId: shoot.projectId, filename: 'long.mov', sha256: SHA256 };
    const location = (await tus.create(metadata, size)).headers.get('location')!;
    const uploadId = location.split('/').at(-1)!;
    // As if its first part had come: a hole, which reads as zeros.
    await truncate(shoot.server.deps.incoming.path({ studioId: organizationId, uploadId }), BOUNDARY - MEBIBYTE);
    const row = async () =>
      (
        await shoot.sql<{ offset: string }>(`SELECT "offsetBytes"::text AS offset FROM "UploadSession" WHERE id = $1`, [
          uploadId,
        ])
      )[0];
    expect((await tus.head(location)).headers.get('upload-offset')).toBe(String(BOUNDARY - MEBIBYTE));
    // Across the boundary in one request.
    const across = await tus.patch(
      location,
      BOUNDARY - MEBIBYTE,
      Buffer.concat([Buffer.alloc(MEBIBYTE), tail.subarray(0, MEBIBYTE)]),
    );
    expect([across.status, across.headers.get('upload-offset')]).toEqual([204, String(BOUNDARY + MEBIBYTE)]);
    expect(await row()).toEqual({ offset: String(BOUNDARY + MEBIBYTE) });
    expect((await tus.patch(location, MEBIBYTE, tail.subarray(MEBIBYTE))).status).toBe(409);
    const before = process.memoryUsage().rss;
    // The bucket of the tests lives in this process and holds the parts it is verifying.
    const mostMemory = (shoot.server.files.server ? 500 : 200) * MEBIBYTE;
    const done = await tus.patch(location, BOUNDARY + MEBIBYTE, tail.subarray(MEBIBYTE));
    expect([done.status, done.headers.get('etouch-outcome')]).toEqual([204, 'accepted']);
    expect(process.memoryUsage().rss - before).toBeLessThan(mostMemory);

    const [photo] = (await browser.api.call(listAssets, { params: { projectId: shoot.projectId } })).items;
    const [asset] = await shoot.sql<{ sha256: string; size: string }>(
      `SELECT "sha256", "sizeBytes"::text AS size FROM "Asset" WHERE id = $1`,
      [photo!.id],
    );
    expect(asset).toEqual({ sha256: SHA256, size: String(size) });
    const range = await shoot.studio.get(`/api/assets/${photo!.id}/media/original`, {
      range: `bytes=${BOUNDARY}-${size - 1}`,
    });
    expect([range.status, range.headers.get('content-range')]).toEqual([206, `bytes ${BOUNDARY}-${size - 1}/${size}`]);
    expect(Buffer.from(await range.arrayBuffer()).equals(tail)).toBe(true);

    // Its archive: the end of its bytes and the directory behind them lie past the boundary, in Zip64 records.
    const made = await browser.api.call(prepareDownload, {
      body: { projectId: shoot.projectId, content: 'ORIGINALS', ids: [photo!.id] },
    });
    const archive = (range: string) => shoot.studio.get(`/api/downloads/${made.id}/archive`, { range });
    const head = Buffer.from(await (await archive('bytes=0-99')).arrayBuffer());
    const dataAt = 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
    const from = BOUNDARY + dataAt;
    const rest = await archive(`bytes=${from}-`);
    expect(rest.status).toBe(206);
    const bytes = Buffer.from(await rest.arrayBuffer());
    expect(rest.headers.get('content-range')).toBe(`bytes ${from}-${from + bytes.length - 1}/${from + bytes.length}`);
    expect(bytes.subarray(0, tail.length).equals(tail)).toBe(true);
    const directory = Number(bytes.readBigUInt64LE(bytes.lastIndexOf(Buffer.from('504b0606', 'hex')) + 48));
    expect(directory).toBeGreaterThan(BOUNDARY);
    expect(bytes.readUInt32LE(directory - from)).toBe(0x02014b50);
  },
);
