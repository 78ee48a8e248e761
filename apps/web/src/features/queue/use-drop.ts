import type { QueueItem } from '@etouch/contracts/routes/rounds';
import type { DroppedFile, FileSource } from '@etouch/ui/drop-zone';
import { useState } from 'react';
import { enqueueFiles, enqueueUploads } from '../uploads/enqueue.ts';
import { noteLeftOut } from '../uploads/left-out-store.ts';
import { sortByRound } from './round-of-file.ts';

/**
 * Takes dropped versions: each goes to the round its name points to, and the server matches it to a photo there. Files
 * whose name says nothing while several rounds are open wait until a person has said which.
 */
export function useDrop(items: readonly QueueItem[]) {
  const [undecided, setUndecided] = useState<DroppedFile[]>([]);
  const sort = async (found: FileSource) => {
    for await (const { files, leftOut } of found) {
      noteLeftOut(leftOut);
      for (const { roundId, files: group } of sortByRound(files, items)) {
        if (roundId) enqueueFiles({ purpose: 'VERSION', roundId }, group);
        else setUndecided((known) => [...known, ...group]);
      }
    }
  };
  return {
    undecided,
    /** `target`: the photo the files were dropped for. */
    add: (found: FileSource, target?: Pick<QueueItem, 'roundId' | 'roundAssetId'>) => {
      if (target) {
        const { roundId, roundAssetId } = target;
        void enqueueUploads({ purpose: 'VERSION', roundId, roundAssetId }, found);
      } else void sort(found);
    },
    /** Says which round the undecided files are for; null lets them go. */
    decide: (roundId: string | null) => {
      if (roundId) enqueueFiles({ purpose: 'VERSION', roundId }, undecided);
      setUndecided([]);
    },
  };
}

export type Drop = ReturnType<typeof useDrop>;
