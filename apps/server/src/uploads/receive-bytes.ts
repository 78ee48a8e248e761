import { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { Refusal } from '@etouch/domain/activity/refusal';
import type { UploadFacts } from '@etouch/domain/assets/queries';
import { SentTooMuch } from '@etouch/integrations/storage/incoming-files';
import { StorageFull } from '@etouch/integrations/storage/storage';
import type { Hold } from './hold-upload.ts';
import type { UploadService } from './upload-request.ts';

/** A line on which nothing comes for so long is dead: its sender begins anew, perhaps at another server. */
const SILENCE_MS = 60_000;

/**
 * Receives bytes of an upload that this request holds, from `offset` on, and answers the new offset once they are safe.
 * However it ends, `hold.offset` says what the file holds.
 * @throws Refusal TOO_LARGE, STORAGE_FULL (keptBytes), LOCKED, MAINTENANCE, UNAVAILABLE (SILENCE, CUT_OFF)
 */
export async function receiveBytes(
  service: UploadService,
  hold: Hold,
  upload: UploadFacts,
  offset: number,
  content: Readable,
): Promise<number> {
  const file = { studioId: upload.studioId, uploadId: upload.id };
  const checksums = service.hashes.take(upload.id, offset);
  const silence = new Silence();
  try {
    return (hold.offset = await service.incoming.append(file, offset, content, {
      limit: upload.sizeBytes,
      signal: AbortSignal.any([hold.signal, silence.signal]),
      beforeWrite: () => hold.assertHeld(),
      ownsChunks: content instanceof IncomingMessage,
      onBytes(chunks) {
        silence.broken();
        if (checksums) for (const chunk of chunks) checksums.add(chunk);
      },
    }));
  } catch (error) {
    hold.offset = await service.incoming.safeSize(file).catch(() => null);
    throw refusalOf(error, content);
  } finally {
    silence.end();
    if (checksums && checksums.bytes === hold.offset) service.hashes.keep(upload.id, checksums);
  }
}

function refusalOf(error: unknown, content: Readable): unknown {
  if (error instanceof SentTooMuch) return new Refusal('TOO_LARGE', { reason: 'MORE_THAN_ANNOUNCED' });
  if (error instanceof StorageFull) return new Refusal('STORAGE_FULL', { values: { keptBytes: error.keptBytes } });
  if (error instanceof Refusal) return error;
  // Nobody is left to read this answer; it keeps a line that broke out of the log's errors.
  return content.destroyed || content.errored ? new Refusal('UNAVAILABLE', { reason: 'CUT_OFF' }) : error;
}

/** Ends the receiving when nothing was heard for too long. */
class Silence {
  readonly #stopping = new AbortController();
  readonly #timer = setTimeout(
    () => this.#stopping.abort(new Refusal('UNAVAILABLE', { reason: 'SILENCE' })),
    SILENCE_MS,
  );
  readonly signal = this.#stopping.signal;
  broken = () => void this.#timer.refresh();
  end = () => clearTimeout(this.#timer);
}
