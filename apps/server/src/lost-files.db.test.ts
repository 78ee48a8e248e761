import { listLostFiles } from '@etouch/contracts/routes/storage';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aPng } from './testing/png.ts';
import { startShoot, type Shoot } from './testing/shoot.ts';

let shoot: Shoot;
const names = ['kept.png', 'lost.png', 'other.png'];

beforeAll(async () => {
  shoot = await startShoot();
  for (const [i, filename] of names.entries())
    await shoot.studio.tus.upload({ purpose: 'ASSET', projectId: shoot.projectId, filename }, aPng(4000 + i));
  await shoot.workOff();
});
afterAll(() => shoot?.close());

/** What the comparison writes down; collect-files.db.test.ts shows that it does. */
async function note(key: string, problem: string): Promise<void> {
  await shoot.sql(
    `INSERT INTO "FileFinding" (key, problem, "firstSeenAt", "lastSeenAt") VALUES ($1, $2, '2026-11-22T01:43:00Z', now())`,
    [key, problem],
  );
}

it('A studio sees which of its files are missing or altered, page by page, and nobody else’s', async () => {
  const rows = await shoot.sql<{ id: string; name: string; storageKey: string; derivativesKey: string }>(
    `SELECT id, "originalName" AS name, "storageKey", "derivativesKey" FROM "Asset"`,
  );
  const of = (name: string) => rows.find((row) => row.name === name)!;
  await note(of('lost.png').storageKey, 'MISSING');
  await note(`${of('other.png').derivativesKey}/`, 'MISSING');
  await note(of('other.png').storageKey, 'CHECKSUM');
  // Nobody's files are no loss; another studio's are not told here.
  await note(`originals/${shoot.studio.organizationId}/${shoot.projectId}/nobodys`, 'ORPHANED');
  await note(`originals/${crypto.randomUUID()}/${shoot.projectId}/x`, 'MISSING');

  const { api } = shoot.studio.browser;
  const first = await api.call(listLostFiles, { query: { limit: 2 } });
  const rest = await api.call(listLostFiles, { query: { limit: 2, cursor: first.nextCursor! } });
  expect(rest.nextCursor).toBeNull();
  const found = [...first.items, ...rest.items];
  expect(found.map(({ photo, kind, problem }) => [photo?.name, kind, problem].join(' ')).toSorted()).toEqual([
    'lost.png ORIGINAL MISSING',
    'other.png ORIGINAL CHECKSUM',
    'other.png PICTURES MISSING',
  ]);
  expect(found.find(({ photo }) => photo?.name === 'lost.png')).toMatchObject({
    key: of('lost.png').storageKey,
    firstSeenAt: '2026-11-22T01:43:00.000Z',
    project: { id: shoot.projectId },
    photo: { id: of('lost.png').id },
  });
  for (const person of [shoot.client, shoot.agency])
    expect((await person.get('/api/storage/lost-files')).status).toBe(403);
  expect(await shoot.stranger.browser.api.call(listLostFiles, { query: {} })).toEqual({ items: [], nextCursor: null });
});
