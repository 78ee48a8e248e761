import { listComments } from '@etouch/contracts/routes/comments';
import { listNotifications } from '@etouch/contracts/routes/notifications';
import { listProjects } from '@etouch/contracts/routes/projects';
import { listQueue } from '@etouch/contracts/routes/rounds';
import { useEffect } from 'react';
import { listenLive } from '../lib/live.ts';
import type { Hint } from '../lib/live-hint.ts';
import { oneAtATime } from '../lib/one-at-a-time.ts';
import { queryClient } from '../lib/query.ts';

/** Lists that any hint may change; a retoucher's comments hang on photos, and know no project. */
const ALWAYS = new Set<unknown>([listProjects.id, listNotifications.id, listQueue.id, listComments.id]);
/** Several hints of one act are answered by one reading. */
const GATHER_MS = 120;
/** A shoot of thousands of files hints without end: each reading comes to its end before the next, and rests. */
const PAUSE_MS = 400;
const LONGEST_MS = 5_000;

/** Whether what a query shows may have changed by these hints: it names one of their projects or rows. */
function concerns(queryKey: readonly unknown[], hints: Hint[]): boolean {
  if (ALWAYS.has(queryKey[0]) || hints.some((hint) => hint.kind === 'reconnected')) return true;
  const text = JSON.stringify(queryKey);
  return hints.some(({ projectId, ids }) => [projectId, ...ids].some((id) => id && text.includes(id)));
}

/** What one person does appears for the others: hints of the server make the concerned queries read again. */
export function useLiveData(isActive: boolean): void {
  useEffect(() => {
    if (!isActive) return undefined;
    let gathered: Hint[] = [];
    const reading = oneAtATime(
      () => {
        const hints = gathered;
        gathered = [];
        const read = queryClient.invalidateQueries({ predicate: ({ queryKey }) => concerns(queryKey, hints) });
        // One answer that never comes must not make the page deaf.
        return Promise.race([read, new Promise((resolve) => setTimeout(resolve, LONGEST_MS))]);
      },
      { gatherMs: GATHER_MS, pauseMs: PAUSE_MS },
    );
    const stop = listenLive((hint) => {
      gathered.push(hint);
      reading.ask();
    });
    return () => {
      reading.stop();
      stop();
    };
  }, [isActive]);
}
