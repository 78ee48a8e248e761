import { RunningChecksums } from '@etouch/media/hash';

/** Uploads between two requests that are remembered; of any other the file is read once more at its end. */
const REMEMBERED = 1_000;

/**
 * Checksums of uploads under way, kept between the requests of one upload, so that its bytes need not be read again at
 * its end. They live in this process only: after a restart, or on another server, the file is read.
 */
export class ContentHashes {
  readonly #kept = new Map<string, RunningChecksums>();

  /** Those that go on at `offset`; null when the bytes before it did not all pass here. */
  take(uploadId: string, offset: number): RunningChecksums | null {
    const kept = this.#kept.get(uploadId);
    this.#kept.delete(uploadId);
    if (kept?.bytes === offset) return kept;
    return offset === 0 ? new RunningChecksums() : null;
  }

  /** Remembers them for the next request, the longest forgotten ones making room. */
  keep(uploadId: string, checksums: RunningChecksums): void {
    this.#kept.delete(uploadId);
    this.#kept.set(uploadId, checksums);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > REMEMBERED && oldest !== undefined) this.#kept.delete(oldest);
  }
}
