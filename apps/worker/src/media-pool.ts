import { availableParallelism } from 'node:os';
import { createMediaProcess, type MediaProcess } from '@etouch/media/child/media-process';

/** Which work is begun first when there is more than processes: somebody waits for it, it is next, it can wait. */
export type Urgency = 'now' | 'usual' | 'idle';

/** Several decoding processes, each with one file at a time. */
export interface MediaPool {
  readonly size: number;
  /** One of its own for films, which take minutes: nobody waits for a thumbnail meanwhile. It starts with the first. */
  readonly films: MediaProcess;
  /** Lends a process that is free; waits for one behind what is more urgent or came before. */
  use<T>(work: (media: MediaProcess) => Promise<T>, urgency?: Urgency): Promise<T>;
  close(): Promise<void>;
}

const ORDER: readonly Urgency[] = ['now', 'usual', 'idle'];

/** One for each core: they run at a lower priority of the system, so that the server comes first wherever both want it. */
export function createMediaPool(size = availableParallelism()): MediaPool {
  const all = Array.from({ length: size }, () => createMediaProcess({ isBackground: true }));
  const free = [...all];
  const waiting: Record<Urgency, ((media: MediaProcess) => void)[]> = { now: [], usual: [], idle: [] };
  const borrow = async (urgency: Urgency): Promise<MediaProcess> =>
    free.pop() ?? (await new Promise<MediaProcess>((lend) => waiting[urgency].push(lend)));
  const giveBack = (media: MediaProcess) => {
    const queue = ORDER.map((urgency) => waiting[urgency]).find(({ length }) => length > 0);
    const next = queue?.shift();
    if (next) next(media);
    else free.push(media);
  };
  const films = createMediaProcess({ isBackground: true });
  return {
    size,
    films,
    async use(work, urgency = 'usual') {
      const media = await borrow(urgency);
      try {
        return await work(media);
      } finally {
        giveBack(media);
      }
    },
    async close() {
      // What still waits is lent a closed process, which says so.
      await Promise.all([films, ...all].map((media) => media.close()));
    },
  };
}
