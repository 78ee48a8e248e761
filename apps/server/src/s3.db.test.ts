import { createHash, randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareDownload } from '@etouch/contracts/routes/downloads';
import { sweepUploads } from '@etouch/worker/sweep-uploads';
import { aPng } from './testing/png.ts';
import { startShoot, startTestWorker, type Shoot } from './testing/shoot.ts';

let shoot: Shoot;
beforeAll(async () => {
  shoot = await startShoot('s3');
});
afterAll(() => shoot?.close());

const bucket = () => shoot.server.files.server!;
const photo = (filename: string) => ({ purpose: 'ASSET', projectId: shoot.projectId, filename });
const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');
const rowOf = async (name: string) => {
  const [row] = await shoot.sql<{
    id: string;
    status: string;
    sha256: string;
    storageKey: string;
    processingError: null;
  }>(`SELECT * FROM "Asset" WHERE "originalName" = $1`, [name]);
  return row;
};
const get = (id: string, kind: string, headers?: Record<string, string>) =>
  shoot.studio.get(`/api/assets/${id}/media/${kind}`, headers);

describe('with files in a bucket', () => {
  it('a photo comes in, is processed, and is served whole and in part', async () => {
    const content = Buffer.concat([aPng(1, 300, 200), randomBytes(200_000)]);
    expect((await shoot.studio.tus.upload(photo('a.png'), content)).status).toBe(204);
    const uploaded = (await rowOf('a.png'))!;
    expect(uploaded.sha256).toBe(sha256(content));
    expect(bucket().objects.get(uploaded.storageKey)?.headers['x-amz-meta-sha256']).toBe(sha256(content));
    await shoot.workOff();
    expect(await rowOf('a.png')).toMatchObject({ status: 'READY', processingError: null });
    const original = await get(uploaded.id, 'original');
    expect(original.headers.get('content-length')).toBe(String(content.length));
    expect(Buffer.from(await original.arrayBuffer()).equals(content)).toBe(true);
    const part = await get(uploaded.id, 'original', { range: 'bytes=100-199' });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 100-199/${content.length}`]);
    expect(Buffer.from(await part.arrayBuffer()).equals(content.subarray(100, 200))).toBe(true);
    const thumbnail = Buffer.from(await (await get(uploaded.id, 'thumbnail')).arrayBuffer());
    expect(thumbnail.subarray(8, 12).toString()).toBe('WEBP');
    expect(await readdir(join(shoot.server.deps.settings.dataDir, 'scratch'))).toEqual([]);
  });

  it('an object that was altered is not served as if it were whole', async () => {
    const content = aPng(2);
    await shoot.studio.tus.upload(photo('altered.png'), content);
    const { id, storageKey } = (await rowOf('altered.png'))!;
    const object = bucket().objects.get(storageKey)!;
    object.content = Buffer.from(object.content);
    object.content[50]! ^= 1;
    await expect((await get(id, 'original')).arrayBuffer()).rejects.toThrow();
    await shoot.workOff();
    expect(await rowOf('altered.png')).toMatchObject({ status: 'UPLOADED', processingError: 'ORIGINAL_ALTERED' });
    object.content[50]! ^= 1;
  });

  it('a bucket that is away loses nothing: requests say so, uploads wait, jobs are put off', async () => {
    const { id } = (await rowOf('a.png'))!;
    await shoot.studio.tus.upload(photo('waiting.png'), aPng(3));
    // Somebody looks at it.
    await shoot.sql(`UPDATE pgboss.job SET priority = 7 WHERE name = 'process-asset' AND state = 'created'`);
    await bucket().goAway();
    const refused = await get(id, 'original');
    expect([refused.status, await refused.json()]).toMatchObject([503, { code: 'UNAVAILABLE', reason: 'STORAGE' }]);

    const late = await shoot.studio.tus.upload(photo('late.png'), aPng(4));
    expect([late.status, await late.json()]).toMatchObject([503, { code: 'UNAVAILABLE', reason: 'STORAGE' }]);
    expect(await rowOf('late.png')).toMatchObject({ status: 'UPLOADING', storageKey: null });

    const putOff = Promise.withResolvers<void>();
    const warn = (event: string) => event === 'job put off' && putOff.resolve();
    const worker = await startTestWorker(shoot.server, { log: { info: () => {}, warn, error: () => {} } });
    await putOff.promise;
    await worker.stop();
    expect(await rowOf('waiting.png')).toMatchObject({ status: 'PROCESSING', processingError: null });
    const [job] = await shoot.sql<{ retryCount: number; waits: boolean; priority: number }>(
      `SELECT retry_count AS "retryCount", start_after > now() AS waits, priority FROM pgboss.job
        WHERE name = 'process-asset' AND state = 'created'`,
    );
    expect(job).toEqual({ retryCount: 0, waits: true, priority: 7 });

    await bucket().comeBack();
    const errors: unknown[] = [];
    const swept = await sweepUploads(shoot.server.deps, (error) => errors.push(error));
    expect([swept.completed, errors]).toEqual([1, []]);
    await shoot.sql(`UPDATE pgboss.job SET start_after = now() WHERE state = 'created'`);
    await shoot.workOff();
    for (const name of ['waiting.png', 'late.png']) expect((await rowOf(name))?.status, name).toBe('READY');
  });

  it('an archive is the same as from a disk', async () => {
    const { id } = await shoot.studio.browser.api.call(prepareDownload, {
      body: { projectId: shoot.projectId, content: 'ORIGINALS' },
    });
    const answer = await shoot.studio.get(`/api/downloads/${id}/archive`);
    expect(answer.status).toBe(200);
    expect((await answer.arrayBuffer()).byteLength).toBe(Number(answer.headers.get('content-length')));
  });
});
