import type { Asset } from '@etouch/contracts/routes/assets';
import { Badge } from '@etouch/ui/badge';
import { ChooseButton } from '@etouch/ui/choose-button';
import { ColourLabel } from '@etouch/ui/colour-label';
import { MiddleTruncate } from '@etouch/ui/middle-truncate';
import { Avatar } from '@etouch/ui/presence';
import { Stars } from '@etouch/ui/stars';
import { clsx } from 'clsx';
import { MessageSquare } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { KindBadge } from '../assets/kind-badge.tsx';
import { useMarkWords } from '../assets/use-mark-words.ts';
import type { Person } from './choices.ts';
import { SharpPicture } from './sharp-picture.tsx';

export interface PhotoCellProps {
  asset: Asset;
  /** Other people of the client who chose it. */
  others: readonly Person[];
  isChosen: boolean;
  /** Pixels of the row, for the choice of the file to fetch. */
  rowHeight: number;
  onOpen: (assetId: string) => void;
  /** Left out, the photo can only be looked at. */
  onChoose?: (assetId: string, isChosen: boolean) => void;
}

/** One photo of the gallery: a tap opens it large, the heart at the thumb's side chooses it. */
export const PhotoCell = memo(function PhotoCell(props: PhotoCellProps) {
  const { asset, others, isChosen, rowHeight, onOpen, onChoose } = props;
  const { t } = useTranslation();
  const words = useMarkWords();
  return (
    <figure className="@container flex flex-col">
      <button
        type="button"
        data-photo={asset.id}
        aria-label={t('selection.open', { name: asset.name })}
        onClick={() => onOpen(asset.id)}
        className={clsx(
          'relative block w-full cursor-zoom-in rounded-[2px] outline-offset-3',
          isChosen && 'outline-2 outline-current',
        )}
      >
        <SharpPicture picture={asset.picture} alt={asset.name} width={`${rowHeight * 2}px`} />
        <span className="absolute end-1 top-1 flex rounded-sm bg-panel">
          <KindBadge asset={asset} />
        </span>
      </button>
      <figcaption className="flex min-h-11 items-center gap-2 ps-0.5 text-12">
        <span className="flex min-w-0 grow flex-col overflow-hidden">
          <MiddleTruncate text={asset.name} />
          {asset.mark.rating > 0 || asset.mark.colourLabel ? (
            <span className="flex items-center gap-1.5">
              <Stars value={asset.mark.rating} label={words.rating(asset.mark.rating)} />
              <ColourLabel value={asset.mark.colourLabel} names={words.colours} label={t('photos.colour.label')} />
            </span>
          ) : null}
        </span>
        {asset.openComments ? (
          <span className="hidden @[13rem]:inline" title={t('photos.badges.comments', { count: asset.openComments })}>
            <Badge icon={MessageSquare}>{asset.openComments}</Badge>
          </span>
        ) : null}
        {others.length > 0 ? (
          <span
            className="hidden @[11rem]:flex"
            title={t('selection.alsoChosenBy', { names: others.map(({ name }) => name).join(', ') })}
          >
            {others.slice(0, 3).map((person) => (
              <Avatar key={person.id} name={person.name} isSmall />
            ))}
          </span>
        ) : null}
        {onChoose ? (
          <ChooseButton
            isChosen={isChosen}
            onChange={(next) => onChoose(asset.id, next)}
            label={t('selection.choose', { name: asset.name })}
          />
        ) : null}
      </figcaption>
    </figure>
  );
});
