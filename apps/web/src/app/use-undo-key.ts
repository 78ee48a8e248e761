import { useEffect } from 'react';
import { undoLast } from '../lib/undo.ts';

/** Ctrl/Cmd-Z undoes the last act, except inside a text, where it belongs to the text. */
export function useUndoKey(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const wanted = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z';
      const inText = event.target instanceof HTMLElement && event.target.matches('input, textarea, [contenteditable]');
      if (wanted && !inText && undoLast()) event.preventDefault();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
