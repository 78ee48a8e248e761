import type { Project } from '@etouch/contracts/routes/projects';
import { ButtonLink } from '@etouch/ui/button-link';
import { IconButton } from '@etouch/ui/icon-button';
import { MiddleTruncate } from '@etouch/ui/middle-truncate';
import { Segmented } from '@etouch/ui/segmented';
import { Select } from '@etouch/ui/select';
import { ArrowLeft, ChevronLeft, ChevronRight, Columns2, Contrast, Layers2, SplitSquareHorizontal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../lib/format.ts';
import { paths } from '../../lib/paths.ts';
import { useLanguage } from '../../lib/use-language.ts';
import { DecidingKeys } from './deciding-keys.tsx';
import { DecisionBadge } from './decision-badge.tsx';
import { decisionOf } from './review-entries.ts';
import type { ReviewEntry } from './review-entries.ts';
import type { Look } from './review-stage.tsx';

export interface DecideBarProps {
  project: Project;
  entry: ReviewEntry;
  index: number;
  count: number;
  look: Look;
  onLook: (look: Look) => void;
  /** 'original', or the id of an earlier version. */
  against: string;
  onAgainst: (against: string) => void;
  onMove: (by: 1 | -1) => void;
}

/** The thin line above the picture: which photo, how to look at it, and against what. */
export function DecideBar({ project, entry, index, count, look, onLook, against, onAgainst, onMove }: DecideBarProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <header className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-panel px-2 py-1">
      <div className="flex min-w-0 grow items-center gap-2">
        <ButtonLink variant="quiet" icon={ArrowLeft} href={paths.validation(project.id)}>
          <span className="max-sm:sr-only">{t('validation.back')}</span>
        </ButtonLink>
        <h1 className="min-w-0 text-body font-medium">
          <MiddleTruncate text={entry.asset.name} />
        </h1>
        <span className="shrink-0 text-12 text-muted tabular">
          {t('light-table.index', { at: formatNumber(index + 1, language), of: formatNumber(count, language) })}
        </span>
        <span className="hidden md:inline">
          <DecisionBadge decision={decisionOf(entry)} />
        </span>
      </div>
      <div className="flex items-center gap-2">
        {entry.earlier.length > 0 && look !== 'difference' ? (
          <div className="w-36">
            <Select
              label={t('validation.against')}
              isLabelHidden
              value={against}
              onChange={onAgainst}
              options={[
                { id: 'original', label: t('validation.before') },
                ...entry.earlier.map(({ id, number }) => ({ id, label: t('validation.version', { number }) })),
              ]}
            />
          </div>
        ) : null}
        <Segmented
          isIconOnly
          label={t('validation.look')}
          value={look}
          onChange={onLook}
          options={[
            { id: 'slider', label: t('validation.looks.slider'), icon: SplitSquareHorizontal, shortcut: 'S' },
            { id: 'side', label: t('validation.looks.side'), icon: Columns2, shortcut: 'C' },
            { id: 'overlay', label: t('validation.looks.overlay'), icon: Layers2, shortcut: 'B' },
            { id: 'difference', label: t('validation.looks.difference'), icon: Contrast, shortcut: 'D' },
          ]}
        />
        <DecidingKeys />
        <span className="flex">
          <IconButton icon={ChevronLeft} label={t('light-table.previous')} shortcut="←" onPress={() => onMove(-1)} />
          <IconButton icon={ChevronRight} label={t('light-table.next')} shortcut="→" onPress={() => onMove(1)} />
        </span>
      </div>
    </header>
  );
}
