import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { useShortcuts } from '../../lib/use-shortcuts.ts';
import { useSurround } from '../assets/view-controls.tsx';

const GROUND = {
  dark: 'bg-surround-dark text-white',
  grey: 'bg-surround-grey text-black',
  white: 'bg-white text-black',
  black: 'bg-black text-white',
};

/** The neutral ground on which colours are judged, whatever the theme; L steps through its four shades. */
export function Ground({ children, className }: { children: ReactNode; className?: string }) {
  const { surround, next } = useSurround();
  useShortcuts((key) => {
    if (key === 'l') next();
    return key === 'l';
  });
  return (
    <div data-surround={surround} className={clsx('relative min-h-0 grow', GROUND[surround], className)}>
      {children}
    </div>
  );
}
