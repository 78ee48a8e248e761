import type { Picture } from '@etouch/contracts/common';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Cover } from '../../components/cover.tsx';

/** Before, for as long as the finger rests on the picture: a phone has no key to hold. */
export function HeldBefore({ picture, name }: { picture: Picture; name: string }) {
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
      <div className={isHeld ? undefined : 'invisible'}>
        <Cover picture={picture} alt="" size="preview" isEager />
      </div>
      <p className="pointer-events-none absolute top-2 left-2 rounded-sm bg-black/70 px-1.5 py-0.5 text-12 text-white">
        {isHeld ? name : t('validation.hold')}
      </p>
    </div>
  );
}
