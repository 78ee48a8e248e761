import { availableParallelism } from 'node:os';
import { createMediaProcess, type MediaProcess } from '@etouch/media/child/media-process';

/** Several decoding processes, each with one file at a time. */
export interface MediaPool {
  readonly size: number;
  /** Lends the process that has least to do. */
  use<T>(work: (media: MediaProcess) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** One core stays free for those who look at pictures meanwhile. */
export function createMediaPool(size = Math.max(1, availableParallelism() - 1)): MediaPool {
  const places = Array.from({ length: size }, () => ({ media: createMediaProcess(), busy: 0 }));
  return {
    size,
    async use(work) {
      const place = places.reduce((least, other) => (other.busy < least.busy ? other : least));
      place.busy++;
      try {
        return await work(place.media);
      } finally {
        place.busy--;
      }
    },
    async close() {
      await Promise.all(places.map(({ media }) => media.close()));
    },
  };
}
