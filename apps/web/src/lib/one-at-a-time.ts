/**
 * Makes a work that takes a while and may be asked for at any moment run once at a time, with `gatherMs` before each run for
 * what comes with it and `pauseMs` after it. Asked for while it runs, it runs once more. Returns what asks for it, and what stops it.
 */
export function oneAtATime(
  work: () => Promise<unknown>,
  { gatherMs, pauseMs }: { gatherMs: number; pauseMs: number },
): { ask: () => void; stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isBusy = false;
  let isWanted = false;
  let isStopped = false;
  const run = async () => {
    timer = undefined;
    isBusy = true;
    isWanted = false;
    await work().catch(() => undefined);
    if (isStopped) return;
    timer = setTimeout(() => {
      timer = undefined;
      isBusy = false;
      if (isWanted) ask();
    }, pauseMs);
  };
  const ask = () => {
    isWanted = true;
    if (isBusy || isStopped) return;
    timer ??= setTimeout(() => void run(), gatherMs);
  };
  return {
    ask,
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
