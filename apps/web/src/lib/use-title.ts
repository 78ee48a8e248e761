import { useEffect } from 'react';

/** Names the page in the browser's tab and history: "Maison Lune – PE27 · etouch". */
export function useTitle(title: string | undefined): void {
  useEffect(() => {
    document.title = title ? `${title} · etouch` : 'etouch';
  }, [title]);
}
