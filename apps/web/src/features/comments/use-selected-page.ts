import type { Comment } from '@etouch/contracts/routes/comments';
import { useEffect, useRef } from 'react';
import { pageOf } from './annotation.ts';

/** Turns to the page of a comment when it is chosen, and leaves the reader where they leaf to afterwards. */
export function useSelectedPage(
  comments: Comment[],
  selectedId: string | null | undefined,
  show: (page: number) => void,
): void {
  const shown = useRef<string | null>(null);
  useEffect(() => {
    if (shown.current === (selectedId ?? null)) return;
    const annotation = comments.find(({ id }) => id === selectedId)?.annotation;
    if (selectedId && !annotation) return;
    shown.current = selectedId ?? null;
    if (annotation) show(pageOf(annotation));
  });
}
