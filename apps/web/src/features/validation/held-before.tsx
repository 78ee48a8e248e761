import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Before, for as long as the finger rests on the picture: a phone has no key to hold. */
export function HeldBefore({ name, children }: { name: string; children: ReactNode }) {
  const { t } = useTranslation();
  const [isHeld, setHeld] = useState(false);
  const release = () => setHeld(false);
  return (
    <div
      onPointerDown={() => setHeld(true)}
      onPointerUp={release}
      onPointerCancel={release}
      onPointerLeave={release}
      onContextMenu={(event) => event.preventDefault()}
      className="absolute inset-0 touch-none select-none"
    >
      <div className={isHeld ? 'absolute inset-0' : 'invisible absolute inset-0'}>{children}</div>
      <p className="pointer-events-none absolute top-2 left-2 rounded-sm bg-black/70 px-1.5 py-0.5 text-12 text-white">
        {isHeld ? name : t('validation.hold')}
      </p>
    </div>
  );
}
