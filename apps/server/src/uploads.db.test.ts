import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
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
const filesRoot = () => join(shoot.server.deps.settings.dataDir, 'files');
const stored = (key: string) => readFile(join(filesRoot(), ...key.split('/')));
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
