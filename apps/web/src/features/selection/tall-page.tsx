import { useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useLayoutEffect } from 'react';
import { keepScroll, keptScroll } from '../assets/kept-scroll.ts';

/**
 * A page as tall as its content, at least as tall as the window: what sticks to its edges sticks all the way down. Where it
 * was left, it is found again. Only around content that is there at once.
 */
export function TallPage({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  useLayoutEffect(() => {
    const content = document.getElementById('content');
    if (!content) return undefined;
    content.scrollTop = keptScroll(pathname);
    const keep = () => keepScroll(pathname, content.scrollTop);
    content.addEventListener('scroll', keep, { passive: true });
    return () => content.removeEventListener('scroll', keep);
  }, [pathname]);
  return <div className="flex shrink-0 grow flex-col">{children}</div>;
}
