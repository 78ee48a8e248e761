import type { Asset } from '@etouch/contracts/routes/assets';
import { ColourLabel } from '@etouch/ui/colour-label';
import { Icon } from '@etouch/ui/icon';
import { MiddleTruncate } from '@etouch/ui/middle-truncate';
import { PickFlag } from '@etouch/ui/pick-flag';
import { Stars } from '@etouch/ui/stars';
import { CircleX, EyeOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MarkChange } from './mark-keys.ts';
import { useMarkWords } from './use-mark-words.ts';

export interface CellFooterProps {
  asset: Asset;
  /** The controls of marks replace their display while the photo is under the pointer or selected. */
  isActive: boolean;
  onMark: (change: MarkChange) => void;
}

/** Under each picture: name, stars, label, pick. */
export function CellFooter({ asset, isActive, onMark }: CellFooterProps) {
  const { t } = useTranslation();
  const words = useMarkWords();
  const { rating, colourLabel, pick } = asset.mark;
  return (
    <div className="flex flex-col text-12">
      <div className="flex h-4 items-center gap-1.5">
        <MiddleTruncate text={asset.name} className="grow" />
        {asset.shownToClient ? null : <Icon of={EyeOff} label={t('photos.badges.hidden')} className="size-3.5" />}
        {asset.processingError ? <Icon of={CircleX} label={t('photos.failed.title')} className="size-3.5" /> : null}
      </div>
      <div className="flex h-6 items-center justify-between gap-1">
        {isActive ? (
          <>
            <Stars
              value={rating}
              label={words.rating(rating)}
              starLabel={words.star}
              onChange={(next) => onMark({ rating: next })}
            />
            <PickFlag
              value={pick}
              names={words.picks}
              label={t('photos.pick.label')}
              onChange={(next) => onMark({ pick: next })}
            />
          </>
        ) : (
          <>
            {rating > 0 ? <Stars value={rating} label={words.rating(rating)} /> : <span />}
            <span className="flex items-center gap-1.5">
              <ColourLabel value={colourLabel} names={words.colours} label={t('photos.colour.label')} />
              <PickFlag value={pick} names={words.picks} label={t('photos.pick.label')} />
            </span>
          </>
        )}
      </div>
    </div>
  );
}
