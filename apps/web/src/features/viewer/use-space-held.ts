import { useEffect, useState } from 'react';
import { pointedView } from './pointed-view.ts';

/** True while Space is held over a stage: then a drag moves the picture, whatever else drags do there. */
export function useSpaceHeld(): boolean {
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    const isText = ({ target }: KeyboardEvent) =>
      target instanceof HTMLElement &&
      (target.isContentEditable || target.matches('input:not([type=range]), textarea'));
    const press = (event: KeyboardEvent) => {
      if (event.key !== ' ' || pointedView() === null || isText(event)) return;
      // It presses no button that still has the focus, and scrolls no page.
      event.preventDefault();
      event.stopPropagation();
      setHeld(true);
    };
    const release = (event: KeyboardEvent) => {
      if (event.key === ' ') setHeld(false);
    };
    const lose = () => setHeld(false);
    window.addEventListener('keydown', press, { capture: true });
    window.addEventListener('keyup', release);
    window.addEventListener('blur', lose);
    return () => {
      window.removeEventListener('keydown', press, { capture: true });
      window.removeEventListener('keyup', release);
      window.removeEventListener('blur', lose);
    };
  }, []);
  return isHeld;
}
