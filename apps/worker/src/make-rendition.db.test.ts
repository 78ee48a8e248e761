import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { openShoot, type OpenShoot } from '@etouch/db/testing/open-shoot';
import type { Storage } from '@etouch/integrations/storage/storage';
import { startTestStorage, type TestStorage } from '@etouch/integrations/storage/testing/test-stores';
import { sha256File } from '@etouch/media/hash';
import { samplePdf } from '@etouch/media/testing/sample-documents';
import { sampleFilm } from '@etouch/media/testing/sample-films';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeRendition } from './make-rendition.ts';
import { createMediaPool, type MediaPool } from './media-pool.ts';
import { processAsset, TryAgain } from './process-asset.ts';

let open: OpenShoot;
let root: string;
let files: TestStorage;
let storage: Storage;
let media: MediaPool;
let film: Buffer;
beforeAll(async () => {
  open = await openShoot();
  root = await mkdtemp(join(tmpdir(), 'etouch-rendition-'));
  files = await startTestStorage();
  ({ storage } = files.open(root));
  media = createMediaPool(1);
  film = await readFile(await sampleFilm(root, 'a.mov', '64x48', 0.2, '-c:v mpeg4 -an -f mov'.split(' ')));
});
afterAll(async () => {
  await media?.close();
  await open?.close();
  await files?.close();
  await rm(root, { recursive: true, force: true });
});

const rowOf = (id: string) => open.owner.asset.findUniqueOrThrow({ where: { id } });
const system = () => open.shoot.studio.system;
const render = (id: string, with_: MediaPool = media) =>
  makeRendition({ db: open.db, storage, media: with_ }, system(), id);

/** A file whose poster or first page is there, and nothing more. */
async function poster(content: Buffer, extension: string): Promise<string> {
  const { project, studio } = open.shoot;
  const storageKey = `originals/${studio.id}/${project.id}/${randomUUID()}`;
  await storage.put(storageKey, Readable.from([content]));
  const { id } = await open.owner.asset.create({
    data: {
      projectId: project.id,
      assetType: 'PHOTO',
      status: 'UPLOADED',
      originalName: `file.${extension}`,
      neutralName: `${randomUUID()}.${extension}`,
      sizeBytes: BigInt(content.length),
      sha256: await storage.withLocalFile(storageKey, sha256File),
      storageKey,
    },
  });
  await processAsset({ db: open.db, storage, media }, system(), id);
  expect(await rowOf(id)).toMatchObject({ status: 'READY', renditionState: 'PENDING', processingAttempts: 0 });
  return id;
}

/** A pool in which every decoder dies at a rendition. */
const dying = (): MediaPool => {
  const refusal = { ok: false as const, code: 'CRASHED' as const, detail: {} };
  const process = { ...media.films, renderFilm: async () => refusal, paintPages: async () => refusal };
  return { ...media, films: process, use: (work) => work(process) };
};

describe('a rendition', () => {
  it.each([
    ['mov', () => film],
    ['pdf', () => samplePdf(3, 'A4')],
  ])('whose decoder dies comes back, and is shown as failed the third time: %s', async (extension, content) => {
    const id = await poster(content(), extension);
    for (const attempt of [1, 2]) {
      await expect(render(id, dying()), `attempt ${attempt}`).rejects.toBeInstanceOf(TryAgain);
      expect(await rowOf(id)).toMatchObject({ renditionState: 'PENDING', renditionError: null });
    }
    await render(id, dying());
    expect(await rowOf(id)).toMatchObject({ status: 'READY', renditionState: 'FAILED', renditionError: 'CRASHED' });
  });

  it('of a film whose original is gone says so at once', async () => {
    const id = await poster(film, 'mov');
    await storage.remove((await rowOf(id)).storageKey ?? '');
    await render(id);
    expect(await rowOf(id)).toMatchObject({ renditionState: 'FAILED', renditionError: 'ORIGINAL_MISSING' });
  });

  it('of a document goes on behind the pages that stand already, and paints no more than are shown', async () => {
    const id = await poster(samplePdf(24, [20, 10]), 'pdf');
    const { derivativesKey } = await rowOf(id);
    await storage.put(`${derivativesKey}/page-2.jpg`, Readable.from([Buffer.from('stands')]));
    const painted: number[] = [];
    const watched = {
      ...media,
      use: ((work) =>
        media.use((process) =>
          work({
            ...process,
            paintPages: (path, first, last, directory) => {
              painted.push(first, last);
              return process.paintPages(path, first, last, directory);
            },
          }),
        )) as MediaPool['use'],
    };
    await render(id, watched);
    expect(painted).toEqual([3, 12, 13, 22, 23, 24]);
    expect(await storage.stat(`${derivativesKey}/page-24.jpg`)).not.toBeNull();
    expect(await storage.stat(`${derivativesKey}/page-2.jpg`)).toMatchObject({ bytes: 6 });
    expect(await rowOf(id)).toMatchObject({ renditionState: 'READY', pages: 24 });
  });
});
