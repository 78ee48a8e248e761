import type { QueueItem } from '@etouch/contracts/routes/rounds';
import type { DroppedFile } from '@etouch/ui/drop-zone';
import { useState } from 'react';
import { enqueueUploads } from '../uploads/upload-queue.ts';
import { sortByRound } from './round-of-file.ts';

/**
 * Takes dropped versions: each goes to the round its name points to, and the server matches it to a photo there. Files
 * whose name says nothing while several rounds are open wait until a person has said which.
 */
export function useDrop(items: readonly QueueItem[]) {
  const [undecided, setUndecided] = useState<DroppedFile[]>([]);
  return {
    undecided,
    /** `target`: the photo the files were dropped for. */
    add: (files: DroppedFile[], target?: Pick<QueueItem, 'roundId' | 'roundAssetId'>) => {
      if (target) return enqueueUploads({ purpose: 'VERSION', ...target }, files);
      for (const { roundId, files: group } of sortByRound(files, items)) {
        if (roundId) enqueueUploads({ purpose: 'VERSION', roundId }, group);
        else setUndecided((known) => [...known, ...group]);
      }
    },
    /** Says which round the undecided files are for; null lets them go. */
    decide: (roundId: string | null) => {
      if (roundId) enqueueUploads({ purpose: 'VERSION', roundId }, undecided);
      setUndecided([]);
    },
  };
}

export type Drop = ReturnType<typeof useDrop>;
