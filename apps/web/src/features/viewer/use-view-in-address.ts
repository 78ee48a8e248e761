import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { writeView } from './view-address.ts';
import type { View } from './view-geometry.ts';

/** Nobody sends an address while still moving; browsers refuse to change it too often. */
const SETTLED_MS = 400;

/** Keeps the view in the address bar once it rests, as long as the page at `path` is the one shown. */
export function useViewInAddress(path: string, view: View): void {
  const router = useRouter();
  const { zoom, at } = writeView(view);
  useEffect(() => {
    const write = () => {
      const { pathname, search } = router.history.location;
      if (pathname !== path) return;
      const next = new URLSearchParams(search);
      for (const [key, value] of Object.entries({ zoom, at }))
        if (value === undefined) next.delete(key);
        else next.set(key, value);
      const href = next.size > 0 ? `${path}?${next.toString()}` : path;
      if (href !== pathname + search) router.history.replace(href);
    };
    const timer = setTimeout(write, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [router, path, zoom, at]);
}
