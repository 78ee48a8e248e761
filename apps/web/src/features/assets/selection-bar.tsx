import type { Asset } from '@etouch/contracts/routes/assets';
import { Button } from '@etouch/ui/button';
import { ColourLabel } from '@etouch/ui/colour-label';
import { IconButton } from '@etouch/ui/icon-button';
import { PickFlag } from '@etouch/ui/pick-flag';
import { Stars } from '@etouch/ui/stars';
import { Columns2, Download, Eye, EyeOff, Layers, Trash2, Undo2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AssetEdit } from './edit-assets.ts';
import type { MarkChange } from './mark-keys.ts';
import { useMarkWords } from './use-mark-words.ts';

export interface SelectionBarProps {
  assets: Asset[];
  onMark: (change: MarkChange) => void;
  onEdit: (edit: AssetEdit) => void;
  /** Deletes for good what is in the trash; asks first. */
  onDelete: () => void;
  onCompare: () => void;
  /** Given when one of them is a frame of a burst. */
  onKeepBest?: () => void;
  onDownload: () => void;
  /** Given when everything loaded is selected, but the filter holds more. */
  onSelectRest?: () => void;
  isSelectingRest: boolean;
  onClear: () => void;
}

/** What is common to all of them, else nothing. */
function shared<T>(values: T[]): T | undefined {
  return values.every((value) => value === values[0]) ? values[0] : undefined;
}

/** How many photos are selected and what can be done to them; stands where nothing of the grid is covered. */
export function SelectionBar(props: SelectionBarProps) {
  const {
    assets,
    onMark,
    onEdit,
    onDelete,
    onCompare,
    onKeepBest,
    onDownload,
    onSelectRest,
    isSelectingRest,
    onClear,
  } = props;
  const { t } = useTranslation();
  const words = useMarkWords();
  const marks = assets.map(({ mark }) => mark);
  const rating = shared(marks.map((mark) => mark.rating)) ?? 0;
  const isShown = assets.every(({ shownToClient }) => shownToClient);
  const isTrash = assets.every(({ trashedAt }) => trashedAt !== undefined);
  return (
    <section
      aria-label={t('photos.bar.count', { count: assets.length })}
      className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-1 border-t border-line bg-panel px-4 py-1.5 sm:px-6"
    >
      <span className="flex items-center gap-1 font-medium tabular">
        <IconButton isSmall icon={X} label={t('photos.bar.clear')} shortcut="Esc" onPress={onClear} />
        <span aria-live="polite">{t('photos.bar.count', { count: assets.length })}</span>
        {onSelectRest || isSelectingRest ? (
          <Button isSmall isBusy={isSelectingRest} onPress={onSelectRest}>
            {t('photos.bar.rest')}
          </Button>
        ) : null}
      </span>
      <span className="flex items-center gap-3">
        <Stars
          value={rating}
          label={words.rating(rating)}
          starLabel={words.star}
          onChange={(next) => onMark({ rating: next })}
        />
        <ColourLabel
          value={shared(marks.map((mark) => mark.colourLabel)) ?? null}
          names={words.colours}
          label={t('photos.colour.label')}
          onChange={(colourLabel) => onMark({ colourLabel })}
        />
        <PickFlag
          value={shared(marks.map((mark) => mark.pick)) ?? null}
          names={words.picks}
          label={t('photos.pick.label')}
          onChange={(next) => onMark({ pick: next })}
        />
      </span>
      <span className="ms-auto flex flex-wrap gap-1">
        <Button
          isSmall
          icon={Columns2}
          shortcut="C"
          reason={assets.length < 2 || assets.length > 4 ? t('photos.bar.compareReason') : undefined}
          onPress={onCompare}
        >
          {t('photos.bar.compare')}
        </Button>
        {onKeepBest && !isTrash ? (
          <Button isSmall icon={Layers} shortcut="K" onPress={onKeepBest}>
            {t('photos.stacks.keep', { count: assets.length })}
          </Button>
        ) : null}
        {isTrash ? (
          <>
            <Button isSmall icon={Undo2} onPress={() => onEdit({ trashed: false })}>
              {t('photos.bar.restore')}
            </Button>
            <Button isSmall icon={Trash2} onPress={onDelete}>
              {t('photos.bar.delete')}
            </Button>
          </>
        ) : (
          <>
            <Button isSmall icon={Download} onPress={onDownload}>
              {t('downloads.photos')}
            </Button>
            <Button isSmall icon={isShown ? EyeOff : Eye} onPress={() => onEdit({ shownToClient: !isShown })}>
              {isShown ? t('photos.bar.hide') : t('photos.bar.show')}
            </Button>
            <Button isSmall icon={Trash2} onPress={() => onEdit({ trashed: true })}>
              {t('photos.bar.trash')}
            </Button>
          </>
        )}
      </span>
    </section>
  );
}
