import { useSyncExternalStore } from 'react';

const fingers = window.matchMedia('(pointer: coarse)');

function subscribe(listener: () => void): () => void {
  fingers.addEventListener('change', listener);
  return () => fingers.removeEventListener('change', listener);
}

/** True where the finger is the first pointer: pictures are swiped rather than clicked through. */
export function useIsTouch(): boolean {
  return useSyncExternalStore(subscribe, () => fingers.matches);
}
