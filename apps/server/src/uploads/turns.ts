/** Gives the upload to the next request. */
type EndTurn = () => void;

/**
 * Requests on one upload come one after the other in this process. Whoever comes later is right: its sender has given
 * the earlier connection up, perhaps before the server noticed, so the earlier request is asked to stop.
 */
export class Turns {
  readonly #last = new Map<string, { stop: () => void; ended: Promise<void> }>();

  /** @param stop makes this request end soon; called when another one waits for the same upload */
  async take(uploadId: string, stop: () => void): Promise<EndTurn> {
    const before = this.#last.get(uploadId);
    const { promise: ended, resolve } = Promise.withResolvers<void>();
    const mine = { stop, ended };
    this.#last.set(uploadId, mine);
    before?.stop();
    await before?.ended;
    return () => {
      if (this.#last.get(uploadId) === mine) this.#last.delete(uploadId);
      resolve();
    };
  }
}
