import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listAssets } from '@etouch/contracts/routes/assets';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort, startServerProcess, type ServerProcess } from './testing/server-process.ts';
import { startShoot, type Shoot } from './testing/shoot.ts';
import { createTusClient, type TusClient } from './testing/tus.ts';

const MEBIBYTE = 1 << 20;

/** Words that give what follows a small disk of its own at a directory; nobody else sees it. */
function onSmallDisk(megabytes: number, directory: string): string[] {
  const mount = `mount -t tmpfs -o size=${megabytes}m tmpfs "$1" && shift && exec "$@"`;
  return ['unshare', '--user', '--map-root-user', '--mount', 'sh', '-c', mount, 'sh', directory];
}
const [command = '', ...words] = onSmallDisk(1, '/tmp');
const possible = spawnSync(command, [...words, 'true']).status === 0;

describe.skipIf(!possible)('a disk that fills up in the middle of an upload', () => {
  let shoot: Shoot;
  let server: ServerProcess;
  let tus: TusClient;
  /** The small disk as the server sees it. */
  let disk: string;

  beforeAll(async () => {
    shoot = await startShoot();
    const { dataDir } = shoot.server.deps.settings;
    const incoming = join(dataDir, 'incoming');
    await mkdir(incoming, { recursive: true });
    server = await startServerProcess(
      shoot.server,
      await freePort(),
      { ETOUCH_RUN_WORKER: '0' },
      onSmallDisk(24, incoming),
    );
    disk = join(`/proc/${server.pid}/root`, incoming);
    tus = createTusClient(
      (path, init) => fetch(new URL(path, server.origin), init),
      shoot.studio.browser.cookies(),
      server.origin,
    );
  });
  afterAll(async () => {
    await server?.kill();
    await shoot?.close();
  });

  const begin = async (filename: string, bytes: number) =>
    (await tus.create({ purpose: 'ASSET', projectId: shoot.projectId, filename }, bytes)).headers.get('location')!;
  const offsetOf = async (location: string) => Number((await tus.head(location)).headers.get('upload-offset'));

  it('is named, keeps what came, hurts no other, and the upload goes on when there is room', async () => {
    const content = randomBytes(16 * MEBIBYTE);
    const other = randomBytes(2 * MEBIBYTE);
    const location = await begin('too large for now.png', content.length);
    const beside = await begin('beside.png', other.length);
    expect((await tus.patch(beside, 0, other.subarray(0, MEBIBYTE))).status).toBe(204);
    expect((await tus.patch(location, 0, content.subarray(0, MEBIBYTE))).status).toBe(204);
    await writeFile(join(disk, 'filler'), Buffer.alloc(14 * MEBIBYTE));

    const refused = await tus.patch(location, MEBIBYTE, content.subarray(MEBIBYTE));
    const problem = (await refused.json()) as { code: string; values: { keptBytes: number } };
    expect([refused.status, problem.code]).toEqual([507, 'STORAGE_FULL']);
    expect(problem.values.keptBytes).toBeGreaterThanOrEqual(MEBIBYTE);
    expect(problem.values.keptBytes).toBeLessThan(content.length);
    expect(await offsetOf(location)).toBe(problem.values.keptBytes);

    // The others keep what they have, the database and everything else goes on.
    const hurt = await tus.patch(beside, MEBIBYTE, other.subarray(MEBIBYTE));
    expect(hurt.status).toBe(507);
    expect(await offsetOf(beside)).toBeGreaterThanOrEqual(MEBIBYTE);
    const page = await shoot.studio.browser.api.call(listAssets, { params: { projectId: shoot.projectId } });
    expect(page.items.map(({ status }) => status)).toEqual(['UPLOADING', 'UPLOADING']);

    await rm(join(disk, 'filler'));
    for (const [at, bytes] of [
      [location, content],
      [beside, other],
    ] as const) {
      const offset = await offsetOf(at);
      const done = await tus.patch(at, offset, bytes.subarray(offset));
      expect([done.status, done.headers.get('etouch-outcome')]).toEqual([204, 'accepted']);
    }
    const stored = await shoot.sql<{ id: string; sha256: string }>(
      `SELECT id, "sha256" FROM "Asset" WHERE "projectId" = $1 ORDER BY "sizeBytes" DESC`,
      [shoot.projectId],
    );
    for (const [i, bytes] of [content, other].entries()) {
      const { id, sha256 } = stored[i]!;
      const file = Buffer.from(await (await shoot.studio.get(`/api/assets/${id}/media/original`)).arrayBuffer());
      expect([file.equals(bytes), sha256]).toEqual([true, createHash('sha256').update(bytes).digest('hex')]);
    }
  });
});
