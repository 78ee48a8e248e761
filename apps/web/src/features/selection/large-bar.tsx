import type { Asset } from '@etouch/contracts/routes/assets';
import { ButtonLink } from '@etouch/ui/button-link';
import { ColourLabel } from '@etouch/ui/colour-label';
import { IconButton } from '@etouch/ui/icon-button';
import { MiddleTruncate } from '@etouch/ui/middle-truncate';
import { Stars } from '@etouch/ui/stars';
import { ArrowLeft, ChevronLeft, ChevronRight, MapPin, MessageSquare } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../lib/format.ts';
import { useLanguage } from '../../lib/use-language.ts';
import { ChoosingKeys } from './choosing-keys.tsx';
import type { MarkChange } from '../assets/mark-keys.ts';
import { useMarkWords } from '../assets/use-mark-words.ts';

export interface LargeBarProps {
  asset: Asset;
  index: number;
  count: number;
  back: string;
  areRemarksShown: boolean;
  isPinning: boolean;
  onRemarks: () => void;
  onPin: () => void;
  onMark?: (change: MarkChange) => void;
  onMove: (by: 1 | -1) => void;
}

/** The thin line above the photo: the way back, which one it is, one's own marks, remarks. */
export function LargeBar({ asset, index, count, back, onMark, onMove, ...props }: LargeBarProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = useMarkWords();
  return (
    <header className="flex shrink-0 items-center gap-2 border-b border-line bg-panel px-2 py-1">
      <ButtonLink variant="quiet" icon={ArrowLeft} href={back}>
        <span className="max-sm:sr-only">{t('selection.back')}</span>
      </ButtonLink>
      <div className="flex min-w-0 grow items-baseline gap-2">
        <h1 className="min-w-0 text-body font-medium">
          <MiddleTruncate text={asset.name} />
        </h1>
        <span className="shrink-0 text-12 text-muted tabular">
          {t('light-table.index', { at: formatNumber(index + 1, language), of: formatNumber(count, language) })}
        </span>
      </div>
      {onMark ? (
        <div className="hidden items-center gap-3 lg:flex">
          <Stars
            value={asset.mark.rating}
            label={words.rating(asset.mark.rating)}
            starLabel={words.star}
            onChange={(rating) => onMark({ rating })}
          />
          <ColourLabel
            value={asset.mark.colourLabel}
            names={words.colours}
            label={t('photos.colour.label')}
            onChange={(colourLabel) => onMark({ colourLabel })}
          />
        </div>
      ) : null}
      <div className="flex shrink-0 items-center">
        <span className="hidden sm:flex">
          <IconButton icon={ChevronLeft} label={t('light-table.previous')} shortcut="←" onPress={() => onMove(-1)} />
          <IconButton icon={ChevronRight} label={t('light-table.next')} shortcut="→" onPress={() => onMove(1)} />
        </span>
        <ChoosingKeys />
        <IconButton
          icon={MapPin}
          label={t('selection.pin')}
          reason={asset.film ? t('photos.film.noTool') : undefined}
          shortcut="A"
          isSelected={props.isPinning}
          onPress={props.onPin}
        />
        <IconButton
          icon={MessageSquare}
          label={t('selection.remarks')}
          shortcut="M"
          isSelected={props.areRemarksShown}
          onPress={props.onRemarks}
        />
      </div>
    </header>
  );
}
