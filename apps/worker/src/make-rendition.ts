import { stat } from 'node:fs/promises';
import type { Actor } from '@etouch/db/actor';
import type { Deps } from '@etouch/domain/activity/deps';
import {
  beginRendition,
  finishRendition,
  type RenditionOutcome,
  type RenditionTask,
} from '@etouch/domain/assets/make-rendition';
import { pageFile } from '@etouch/domain/assets/rules';
import {
  FileAltered,
  FileMissing,
  StorageFull,
  StorageUnreachable,
  type Storage,
} from '@etouch/integrations/storage/storage';
import { MediaProcessClosed } from '@etouch/media/child/media-process';
import type { MediaPool } from './media-pool.ts';
import { TryAgain } from './process-asset.ts';

export interface RenditionDeps extends Deps {
  storage: Storage;
  media: Pick<MediaPool, 'films' | 'use'>;
}

/** Pages painted in one turn of a decoding process: whoever waits for a thumbnail waits for no whole book. */
const PAGES_A_TURN = 10;

/**
 * Makes what comes after a preview: the film that browsers play, or the further pages of a document. Done twice it ends
 * the same.
 * @throws TryAgain when the failure says nothing of the file
 */
export async function makeRendition(deps: RenditionDeps, actor: Actor, assetId: string): Promise<void> {
  const task = await beginRendition(deps, actor, assetId);
  if (!task) return;
  const outcome = await attempt(deps, task);
  const next = await finishRendition(deps, actor, assetId, task, outcome);
  if (next === 'again' && !outcome.ok) throw new TryAgain(outcome.code);
}

/** Whatever goes wrong is a code; only a stopping worker throws, and a storage that cannot be reached. */
async function attempt(deps: RenditionDeps, task: RenditionTask): Promise<RenditionOutcome> {
  try {
    return await (task.kind === 'FILM' ? renderFilm(deps, task) : paintPages(deps, task));
  } catch (error) {
    if (error instanceof MediaProcessClosed || error instanceof StorageUnreachable) throw error;
    if (error instanceof StorageFull) return { ok: false, code: 'STORAGE_FULL' };
    if (error instanceof FileAltered) return { ok: false, code: 'ORIGINAL_ALTERED' };
    if (error instanceof FileMissing) return { ok: false, code: 'ORIGINAL_MISSING' };
    return { ok: false, code: 'CRASHED' };
  }
}

async function renderFilm(
  { storage, media }: RenditionDeps,
  task: RenditionTask & { kind: 'FILM' },
): Promise<RenditionOutcome> {
  return storage.withScratch((directory) =>
    storage.withLocalFile(task.storageKey, async (path) => {
      const rendition = `${directory}/rendition.mp4`;
      const result = await media.films.renderFilm(path, task.format, rendition);
      if (!result.ok) return { ok: false, code: result.code };
      const { size: bytes } = await stat(rendition);
      await storage.adopt(rendition, task.renditionKey);
      return { ok: true, bytes };
    }),
  );
}

/** Pages that stand already, from an attempt that was broken off, are not painted again. */
async function paintPages(
  { storage, media }: RenditionDeps,
  task: RenditionTask & { kind: 'PAGES' },
): Promise<RenditionOutcome> {
  const keyOf = (page: number) => `${task.derivativesKey}/${pageFile(page)}`;
  let bytes = 0;
  let first = 2;
  for (let stored = await storage.stat(keyOf(first)); stored && first <= task.last; first++) {
    bytes += stored.bytes;
    stored = await storage.stat(keyOf(first + 1));
  }
  return storage.withLocalFile(task.storageKey, async (path) => {
    for (; first <= task.last; first += PAGES_A_TURN) {
      const last = Math.min(first + PAGES_A_TURN - 1, task.last);
      const made = await storage.withScratch(async (directory) => {
        const from = first;
        const result = await media.use((process) => process.paintPages(path, from, last, directory), 'idle');
        if (!result.ok) return result;
        for (const page of result.pages) {
          bytes += (await stat(page.path)).size;
          await storage.adopt(page.path, keyOf(page.page));
        }
        return result;
      });
      if (!made.ok) return { ok: false, code: made.code };
    }
    return { ok: true, bytes };
  });
}
