import { listComments } from '@etouch/contracts/routes/comments';
import { listNotifications } from '@etouch/contracts/routes/notifications';
import { listProjects } from '@etouch/contracts/routes/projects';
import { listQueue } from '@etouch/contracts/routes/rounds';
import { useEffect } from 'react';
import { listenLive } from '../lib/live.ts';
import type { Hint } from '../lib/live-hint.ts';
import { queryClient } from '../lib/query.ts';

/** Lists that any hint may change; a retoucher's comments hang on photos, and know no project. */
const ALWAYS = new Set<unknown>([listProjects.id, listNotifications.id, listQueue.id, listComments.id]);
/** Several hints of one act are answered by one reading. */
const GATHER_MS = 120;

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
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = listenLive((hint) => {
      gathered.push(hint);
      timer ??= setTimeout(() => {
        const hints = gathered;
        gathered = [];
        timer = undefined;
        void queryClient.invalidateQueries({ predicate: ({ queryKey }) => concerns(queryKey, hints) });
      }, GATHER_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [isActive]);
}
