/** After so many bytes what was written is sent on its way to the disk, while more comes. */
const EARLY_BYTES = 32 << 20;

/** Of all files of this process one at a time: threads are few, and others write and read. */
let isAnyUnderWay = false;

/**
 * Makes a file's bytes safe bit by bit while it is still growing: the system would keep them in memory until the last
 * sync, and the sender would wait for all of them at once. It acknowledges nothing: that is the last sync's business.
 */
export class EarlySync {
  readonly #sync: () => Promise<void>;
  #written = 0;
  #underWay: Promise<void> | undefined;
  #failed: { error: unknown } | undefined;

  constructor(sync: () => Promise<void>) {
    this.#sync = sync;
  }

  /** So many more bytes were written. */
  wrote(bytes: number): void {
    this.#written += bytes;
    if (this.#written < EARLY_BYTES || isAnyUnderWay) return;
    this.#written = 0;
    isAnyUnderWay = true;
    this.#underWay = this.#sync()
      .catch((error: unknown) => {
        this.#failed = { error };
      })
      .finally(() => (isAnyUnderWay = false));
  }

  /** Waits for the last one. The system tells a failure once, so what one of them failed with is thrown here. */
  async ended(): Promise<void> {
    await this.#underWay;
    if (this.#failed) throw this.#failed.error;
  }
}
