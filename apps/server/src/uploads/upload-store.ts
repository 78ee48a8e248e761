import type { Readable } from 'node:stream';
import type { Actor } from '@etouch/db/actor';
import { Refusal } from '@etouch/domain/activity/refusal';
import { failUpload } from '@etouch/domain/assets/fail-upload';
import { LEASE_MS, leaseUpload, releaseUpload } from '@etouch/domain/assets/lease-upload';
import { UPLOAD_LIFETIME_MS } from '@etouch/domain/assets/rules';
import type { UploadFacts } from '@etouch/domain/assets/queries';
import type { UploadDeps } from '@etouch/worker/complete-upload';
import { DataStore, ERRORS, Upload } from '@tus/server';
import { currentUploadRequest } from './upload-request.ts';

export interface UploadStoreOptions extends UploadDeps {
  /** Names this server process to the others; the same after a restart, so that its uploads go on at once. */
  holder: string;
  /** Aborted when the sending has to stop; what has come by then is kept and the rest comes later. */
  ending: () => AbortSignal;
}

/**
 * Gives the tus server our uploads: the file holds the bytes and thereby the offset, the row says whose they are and
 * mirrors it. Bytes are safe on disk before they are acknowledged.
 */
export class UploadStore extends DataStore {
  readonly #options: UploadStoreOptions;

  constructor(options: UploadStoreOptions) {
    super();
    this.#options = options;
    this.extensions = ['creation', 'creation-with-upload', 'expiration', 'termination'];
  }

  override async create(file: Upload): Promise<Upload> {
    const { studioId } = this.#upload(file.id);
    await this.#options.incoming.create({ studioId, uploadId: file.id });
    return file;
  }

  override async getUpload(uploadId: string): Promise<Upload> {
    const upload = this.#upload(uploadId);
    return new Upload({
      id: uploadId,
      size: upload.sizeBytes,
      offset: await this.#offset(upload),
      metadata: { filename: upload.fileName, purpose: upload.purpose },
      creation_date: upload.createdAt.toISOString(),
    });
  }

  #upload(uploadId: string): UploadFacts {
    const { upload } = currentUploadRequest();
    if (upload?.id !== uploadId) throw ERRORS.FILE_NOT_FOUND;
    return upload;
  }

  async #offset(upload: UploadFacts): Promise<number> {
    if (upload.state !== 'OPEN') return upload.sizeBytes;
    const file = { studioId: upload.studioId, uploadId: upload.id };
    const size = await this.#options.incoming.size(file);
    if (size !== null) return size;
    // Moved to its final place already, or the server was killed between the row and the file.
    const moved = await this.#options.storage.stat(upload.storageKey);
    if (moved) return moved.bytes;
    await this.#options.incoming.create(file);
    return 0;
  }

  override async write(content: Readable, uploadId: string, offset: number): Promise<number> {
    const { actor } = currentUploadRequest();
    const file = { studioId: this.#upload(uploadId).studioId, uploadId };
    const { incoming, holder } = this.#options;
    await leaseUpload(this.#options, actor, uploadId, holder);
    const renewal = setInterval(() => this.#renew(actor, uploadId), LEASE_MS / 3);
    const ending = this.#options.ending();
    const stop = () => content.destroy(new Refusal('MAINTENANCE'));
    ending.addEventListener('abort', stop, { once: true });
    try {
      if (ending.aborted) throw new Refusal('MAINTENANCE');
      const end = await incoming.append(file, offset, content);
      await releaseUpload(this.#options, actor, uploadId, end);
      return end;
    } catch (error) {
      // The mirror is a courtesy: a failure to write it must not hide why the sending ended.
      const kept = await incoming.size(file).catch(() => null);
      await releaseUpload(this.#options, actor, uploadId, kept ?? offset).catch(() => undefined);
      throw error;
    } finally {
      clearInterval(renewal);
      ending.removeEventListener('abort', stop);
    }
  }

  #renew(actor: Actor, uploadId: string): void {
    // Should it fail, the lease runs out later than the next renewal: nothing to do here.
    leaseUpload(this.#options, actor, uploadId, this.#options.holder).catch(() => undefined);
  }

  override async remove(uploadId: string): Promise<void> {
    const { actor } = currentUploadRequest();
    const upload = this.#upload(uploadId);
    if (upload.state !== 'OPEN') throw ERRORS.INVALID_TERMINATION;
    await failUpload(this.#options, actor, uploadId, 'CANCELED', null);
    await this.#options.incoming.forget({ studioId: upload.studioId, uploadId });
  }

  override getExpiration(): number {
    return UPLOAD_LIFETIME_MS;
  }
}
