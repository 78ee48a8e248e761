/** Gives the upload to the next request. */
type EndTurn = () => void;

/**
 * Requests on one upload come one after the other in this process. Whoever comes later is right: its sender has given
 * the earlier connection up, perhaps before the server noticed, so the earlier request is asked to stop.
 */
export class Turns {
  readonly #last = new Map<string, { owner: string; stop: () => void; ended: Promise<void> }>();

  /** Whether somebody else's request is at work: then it has to be known whose the upload is before a turn is taken. */
  isOfAnother(uploadId: string, owner: string): boolean {
    const last = this.#last.get(uploadId);
    return last !== undefined && last.owner !== owner;
  }

  /**
   * @param owner who sends; requests of one are known to be right against each other
   * @param stop makes this request end soon; called when another one waits for the same upload
   */
  async take(uploadId: string, owner: string, stop: () => void): Promise<EndTurn> {
    const before = this.#last.get(uploadId);
    const { promise: ended, resolve } = Promise.withResolvers<void>();
    const mine = { owner, stop, ended };
    this.#last.set(uploadId, mine);
    before?.stop();
    await before?.ended;
    return () => {
      if (this.#last.get(uploadId) === mine) this.#last.delete(uploadId);
      resolve();
    };
  }
}
