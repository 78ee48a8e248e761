import { copyFile, link, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { listen } from '../../apps/server/src/testing/listen.ts';
import { startShoot } from '../../apps/server/src/testing/shoot.ts';
import { prepareDownload } from '../../packages/contracts/src/routes/downloads.ts';
import type { Ask, Served } from './child.ts';

/** The product's server with a project of stored files, which are links to one and the same. Ends with its parent. */
const { file, sha256, crc32, bytes, files } = JSON.parse(process.argv[2]!) as Ask;
const shoot = await startShoot();
const studioId = shoot.studio.organizationId;
const folder = `originals/${studioId}/${shoot.projectId}`;
const stored = path.join(shoot.server.deps.settings.dataDir, 'files', folder);
await mkdir(stored, { recursive: true });
for (let i = 0; i < files; i++)
  await link(file, path.join(stored, `${i}`)).catch(() => copyFile(file, path.join(stored, `${i}`)));
await shoot.sql(
  `INSERT INTO "Asset" (id, "projectId", "assetType", status, "originalName", "neutralName", "sizeBytes", sha256, crc32, "storageKey", "updatedAt")
   SELECT gen_random_uuid(), $1, 'PHOTO', 'UPLOADED', i || '.tif', i || '.tif', $2, $3, $4, $5 || '/' || i, now() FROM generate_series(0, $6 - 1) i`,
  [shoot.projectId, bytes, sha256, crc32, folder, files],
);
const download = await shoot.studio.browser.api.call(prepareDownload, {
  body: { projectId: shoot.projectId, content: 'ORIGINALS' },
});
const { url, close } = await listen(shoot.server.deps);
const served: Served = {
  url: `${url}/api/downloads/${download.id}/archive`,
  headers: { cookie: shoot.studio.browser.cookies() },
};
process.send!(served);
process.on('message', () => process.send!(process.memoryUsage().rss));
process.on('disconnect', () => {
  void close()
    .then(() => shoot.close())
    .finally(() => process.exit());
});
