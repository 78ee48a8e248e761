import { listAssets } from '@etouch/contracts/routes/assets';
import type { Asset } from '@etouch/contracts/routes/assets';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { apiPages } from '../../lib/query.ts';
import { unfold } from './unfold.ts';

const opened = new Map<string, ReadonlySet<string>>();

/**
 * Bursts folded up into stacks, some of them opened; which ones survives leaving the grid and coming back.
 * @param isStacked false: nothing is folded, the photos are given back as they are
 */
export function useStacks(projectId: string, photos: Asset[], isStacked: boolean) {
  const [open, setOpen] = useState<ReadonlySet<string>>(() => opened.get(projectId) ?? new Set());
  const keys = [...open];
  const query = { limit: 200, sort: 'captured' as const, burst: keys };
  const frames = useInfiniteQuery({
    ...apiPages(listAssets, { params: { projectId }, query }),
    enabled: isStacked && keys.length > 0,
    // While another stack is opened the others stay as they are.
    placeholderData: (before) => before,
  });
  const { hasNextPage, isFetching, isError, fetchNextPage } = frames;
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage]);
  const assets = useMemo(
    () => (isStacked ? unfold(photos, open, frames.data?.pages.flatMap(({ items }) => items) ?? []) : photos),
    [photos, open, frames.data, isStacked],
  );
  /** Opens or closes the stacks of these photos: all the same way, as the first is. True when one has a stack. */
  const toggle = (chosen: readonly Asset[]): boolean => {
    const bursts = chosen.flatMap(({ culling }) => culling?.burst?.key ?? []);
    const [first] = bursts;
    if (!isStacked || first === undefined) return false;
    const next = new Set(open);
    for (const key of bursts)
      if (open.has(first)) next.delete(key);
      else next.add(key);
    opened.set(projectId, next);
    setOpen(next);
    return true;
  };
  return { assets, open, toggle };
}
