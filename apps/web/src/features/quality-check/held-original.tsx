import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OverStage } from '../viewer/over-stage.tsx';
import { useStagePlace } from '../viewer/stage-context.ts';

/** The original over the version for as long as B is held: what changed jumps to the eye. */
export function HeldOriginal({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const place = useStagePlace();
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    const inText = (event: KeyboardEvent) =>
      event.target instanceof HTMLElement && event.target.matches('input, textarea');
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === 'b' && !event.ctrlKey && !event.metaKey && !inText(event)) setHeld(true);
    };
    const release = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === 'b') setHeld(false);
    };
    const lose = () => setHeld(false);
    window.addEventListener('keydown', press);
    window.addEventListener('keyup', release);
    window.addEventListener('blur', lose);
    return () => {
      window.removeEventListener('keydown', press);
      window.removeEventListener('keyup', release);
      window.removeEventListener('blur', lose);
    };
  }, []);
  return (
    <>
      <div className={isHeld ? 'absolute inset-0' : 'invisible absolute inset-0'}>{children}</div>
      {place ? (
        <OverStage place={place}>
          <p className="absolute top-2 left-2 rounded-sm bg-black/70 px-1.5 py-0.5 text-12 text-white">
            {isHeld ? t('check.showingOriginal') : t('check.overlayHelp')}
          </p>
        </OverStage>
      ) : null}
    </>
  );
}
