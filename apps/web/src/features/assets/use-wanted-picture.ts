import type { Asset } from '@etouch/contracts/routes/assets';
import { wantPictures } from '@etouch/contracts/routes/assets';
import { useEffect } from 'react';
import { useParams } from '@tanstack/react-router';
import { api } from '../../lib/api.ts';

/** Cells that come into view within this time are one request. */
const GATHER_MS = 400;
/** As many as one request takes. */
const AT_ONCE = 200;

const gathered = new Map<string, Set<string>>();
let timer: ReturnType<typeof setTimeout> | undefined;

/** A cell in view whose photo waits for its picture has it made before those that nobody sees. */
export function useWantedPicture({ id, status, processingError }: Asset): void {
  const { projectId } = useParams({ strict: false });
  const isWaiting = status === 'UPLOADED' && processingError === undefined;
  useEffect(() => {
    if (!projectId || !isWaiting) return undefined;
    const wanted = gathered.get(projectId) ?? new Set<string>();
    gathered.set(projectId, wanted.add(id));
    timer ??= setTimeout(send, GATHER_MS);
    // Scrolled past before it was asked for: nobody looks at it any more.
    return () => void wanted.delete(id);
  }, [projectId, id, isWaiting]);
}

function send(): void {
  timer = undefined;
  for (const [projectId, wanted] of gathered) {
    const assetIds = [...wanted].slice(0, AT_ONCE);
    // Only an order of work: what fails comes in its own time.
    if (assetIds.length > 0)
      api.call(wantPictures, { params: { projectId }, body: { assetIds } }).catch(() => undefined);
  }
  gathered.clear();
}
