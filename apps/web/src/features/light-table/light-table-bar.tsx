import type { Asset } from '@etouch/contracts/routes/assets';
import { ColourLabel } from '@etouch/ui/colour-label';
import { IconButton } from '@etouch/ui/icon-button';
import { MiddleTruncate } from '@etouch/ui/middle-truncate';
import { PickFlag } from '@etouch/ui/pick-flag';
import { Stars } from '@etouch/ui/stars';
import {
  ArrowLeft,
  ChevronLeft,
  ChevronRight,
  CircleHelp,
  Columns2,
  Contrast,
  GalleryHorizontal,
  Maximize,
  MessageSquarePlus,
  PanelRight,
  ZoomIn,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../lib/format.ts';
import { useLanguage } from '../../lib/use-language.ts';
import type { MarkChange } from '../assets/mark-keys.ts';
import { useMarkWords } from '../assets/use-mark-words.ts';
import type { View } from '../viewer/view-geometry.ts';
import { ButtonLink } from '@etouch/ui/button-link';

export interface LightTableBarProps {
  asset: Asset;
  /** Place among the photos of the view; -1 when not among them. */
  index: number;
  count: number;
  /** More photos than those counted follow. */
  hasMore: boolean;
  gridHref: string;
  view: View;
  isComparing: boolean;
  isAnnotating: boolean;
  panels: { filmstrip: boolean; inspector: boolean };
  onMark: (change: MarkChange) => void;
  /** Does what the key of a tool does. */
  onAct: (key: string) => void;
}

/** The thin line above the picture: name, index, marks, tools with their keys. */
export function LightTableBar(props: LightTableBarProps) {
  const { asset, index, count, hasMore, gridHref, view, isComparing, isAnnotating, panels, onMark, onAct } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const words = useMarkWords();
  const { rating, colourLabel, pick } = asset.mark;
  return (
    <header className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line bg-panel px-2 py-1">
      <div className="flex min-w-0 items-center gap-1">
        <ButtonLink variant="quiet" isSmall icon={ArrowLeft} href={gridHref}>
          {t('light-table.back')}
        </ButtonLink>
        <IconButton
          isSmall
          icon={ChevronLeft}
          label={t('light-table.previous')}
          shortcut="←"
          onPress={() => onAct('ArrowLeft')}
        />
        <IconButton
          isSmall
          icon={ChevronRight}
          label={t('light-table.next')}
          shortcut="→"
          onPress={() => onAct('ArrowRight')}
        />
        <h1 className="min-w-0 max-w-72 font-medium">
          <MiddleTruncate text={asset.name} />
        </h1>
        {index >= 0 ? (
          <span className="shrink-0 text-12 text-muted tabular">
            {t('light-table.index', {
              at: formatNumber(index + 1, language),
              of: formatNumber(count, language) + (hasMore && !isComparing ? '+' : ''),
            })}
          </span>
        ) : null}
      </div>
      <div className="flex items-center gap-3">
        <Stars
          value={rating}
          label={words.rating(rating)}
          starLabel={words.star}
          onChange={(next) => onMark({ rating: next })}
        />
        <ColourLabel
          value={colourLabel}
          names={words.colours}
          label={t('photos.colour.label')}
          onChange={(next) => onMark({ colourLabel: next })}
        />
        <PickFlag
          value={pick}
          names={words.picks}
          label={t('photos.pick.label')}
          onChange={(next) => onMark({ pick: next })}
        />
      </div>
      <div className="ms-auto flex items-center">
        <IconButton
          isSmall
          icon={ZoomIn}
          isSelected={view.zoom !== null}
          label={t('light-table.zoom')}
          reason={asset.film ? t('photos.film.noTool') : undefined}
          shortcut="Z"
          onPress={() => onAct('z')}
        />
        <IconButton
          isSmall
          icon={Columns2}
          isSelected={isComparing}
          label={isComparing ? t('light-table.leaveCompare') : t('light-table.compare')}
          shortcut="C"
          onPress={() => onAct('c')}
        />
        <IconButton
          isSmall
          icon={MessageSquarePlus}
          isSelected={isAnnotating}
          label={t('light-table.annotate')}
          reason={asset.film ? t('photos.film.noTool') : undefined}
          shortcut="A"
          onPress={() => onAct('a')}
        />
        <IconButton isSmall icon={Contrast} label={t('light-table.surround')} shortcut="L" onPress={() => onAct('l')} />
        <IconButton
          isSmall
          icon={GalleryHorizontal}
          isSelected={panels.filmstrip}
          label={t('light-table.filmstrip')}
          shortcut="T"
          onPress={() => onAct('t')}
        />
        <IconButton
          isSmall
          icon={PanelRight}
          isSelected={panels.inspector}
          label={t('light-table.inspector')}
          shortcut="I"
          onPress={() => onAct('i')}
        />
        <IconButton
          isSmall
          icon={Maximize}
          label={t('light-table.fullscreen')}
          shortcut="F"
          onPress={() => onAct('f')}
        />
        <IconButton
          isSmall
          icon={CircleHelp}
          label={t('light-table.keys.all')}
          shortcut="?"
          onPress={() => onAct('?')}
        />
      </div>
    </header>
  );
}
