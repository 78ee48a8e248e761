import { Readable } from 'node:stream';
import type { Storage } from '@etouch/integrations/storage/storage';
import { planNeutralFile, type NeutralPlan } from '@etouch/media/neutral/plan-neutral-file';

/** How a stored file is read without its metadata; null when that cannot be promised. */
export function planNeutral(storage: Storage, storageKey: string): Promise<NeutralPlan | null> {
  return storage.withLocalFile(storageKey, planNeutralFile);
}

/** Reads a stored file as planned, in constant memory. */
export function readNeutral(storage: Storage, storageKey: string, { edits }: NeutralPlan): Readable {
  return Readable.from(
    (async function* (): AsyncGenerator<Uint8Array> {
      let position = 0;
      for (const edit of edits) {
        if (edit.start > position) yield* await storage.read(storageKey, { start: position, end: edit.start - 1 });
        if (edit.replacement.length > 0) yield edit.replacement;
        position = edit.end;
      }
      const facts = await storage.stat(storageKey);
      if (facts && position < facts.bytes)
        yield* await storage.read(storageKey, { start: position, end: facts.bytes - 1 });
    })(),
  );
}
