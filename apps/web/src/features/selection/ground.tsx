import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { useShortcuts } from '../../lib/use-shortcuts.ts';
import { useSurround } from '../assets/view-controls.tsx';

const GROUND = {
  dark: { colours: 'bg-surround-dark text-white', theme: 'dark' },
  grey: { colours: 'bg-surround-grey text-black', theme: 'light' },
  white: { colours: 'bg-white text-black', theme: 'light' },
  black: { colours: 'bg-black text-white', theme: 'dark' },
};

/** The neutral ground on which colours are judged, whatever the theme; L steps through its four shades. */
export function Ground({ children, className }: { children: ReactNode; className?: string }) {
  const { surround, next } = useSurround();
  useShortcuts((key) => {
    if (key === 'l') next();
    return key === 'l';
  });
  return (
    // The theme of what stands on it follows the ground, so that buttons and badges stay readable.
    <div
      data-surround={surround}
      data-theme={GROUND[surround].theme}
      className={clsx('relative min-h-0 grow', GROUND[surround].colours, className)}
    >
      {children}
    </div>
  );
}
