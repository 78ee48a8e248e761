/** Things that arrive one by one (mails, hints) and waiting for what they change: no pause, no polling, a bound. */
export class Arrivals<T> {
  readonly items: T[] = [];
  #waiting = new Set<() => void>();

  add(item: T): void {
    this.items.push(item);
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }

  /**
   * Asks at once and after each arrival, until there is an answer.
   * @param what says in the error what did not happen
   * @throws Error after `seconds`
   */
  async until<R>(what: string, check: () => Promise<R | undefined> | R | undefined, seconds = 60): Promise<R> {
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(() => late.reject(new Error(`${what}: not within ${seconds} s`)), seconds * 1000);
    late.promise.catch(() => {});
    try {
      for (;;) {
        const seen = this.items.length;
        const answer = await Promise.race([check(), late.promise]);
        if (answer !== undefined) return answer;
        await Promise.race([this.#after(seen), late.promise]);
      }
    } finally {
      clearTimeout(timer);
    }
  }

  async #after(seen: number): Promise<void> {
    if (this.items.length > seen) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.add(resolve);
    await promise;
  }
}
