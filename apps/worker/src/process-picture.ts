import { stat } from 'node:fs/promises';
import type { PictureFacts, ProcessingTask } from '@etouch/domain/assets/process-asset';
import { derivatives } from '@etouch/domain/assets/rules';
import {
  FileAltered,
  FileMissing,
  StorageFull,
  StorageUnreachable,
  type Storage,
} from '@etouch/integrations/storage/storage';
import { MediaProcessClosed } from '@etouch/media/child/media-process';
import type { MediaPool } from './media-pool.ts';
import { pictureFacts } from './picture-facts.ts';

export interface PictureDeps {
  storage: Storage;
  media: MediaPool;
}

export type PictureOutcome = { ok: true; facts: PictureFacts } | { ok: false; code: string; detail: object };

/**
 * Reads a stored file in a decoding process and stores thumbnail and preview under the task's key. Whatever goes wrong
 * is answered as a code; only a stopping worker throws, so that its job is given to the next one, and a storage that
 * cannot be reached.
 */
export async function processPicture({ storage, media }: PictureDeps, task: ProcessingTask): Promise<PictureOutcome> {
  try {
    return await storage.withScratch((directory) =>
      storage.withLocalFile(task.storageKey, async (path) => {
        const result = await media.use((process) => process.processOriginal(path, directory));
        if (!result.ok) return { ok: false as const, code: result.code, detail: result.detail };
        let derivativeBytes = 0;
        for (const kind of ['thumbnail', 'preview'] as const) {
          derivativeBytes += (await stat(result.derivatives[kind].path)).size;
          await storage.adopt(result.derivatives[kind].path, `${task.derivativesKey}/${derivatives[kind].file}`);
        }
        return { ok: true as const, facts: pictureFacts(result, derivativeBytes) };
      }),
    );
  } catch (error) {
    if (error instanceof MediaProcessClosed || error instanceof StorageUnreachable) throw error;
    if (error instanceof StorageFull) return { ok: false, code: 'STORAGE_FULL', detail: {} };
    if (error instanceof FileAltered) return { ok: false, code: 'ORIGINAL_ALTERED', detail: {} };
    if (error instanceof FileMissing) return { ok: false, code: 'ORIGINAL_MISSING', detail: {} };
    return { ok: false, code: 'CRASHED', detail: { reason: error instanceof Error ? error.message : 'unknown' } };
  }
}
