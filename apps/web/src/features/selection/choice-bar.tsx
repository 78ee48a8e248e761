import type { Asset } from '@etouch/contracts/routes/assets';
import type { Project } from '@etouch/contracts/routes/projects';
import { FilterChip } from '@etouch/ui/filter-chip';
import { IconButton } from '@etouch/ui/icon-button';
import { Menu } from '@etouch/ui/menu';
import { Download, Heart } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatDay, formatNumber } from '../../lib/format.ts';
import { useMe } from '../../lib/me.ts';
import { useLanguage } from '../../lib/use-language.ts';
import { SizeControl } from '../assets/view-controls.tsx';
import type { CellSize } from '../assets/cell-size.ts';
import { ChoosingKeys } from './choosing-keys.tsx';
import { countByPerson } from './choices.ts';
import type { ChoiceFilter, Draft } from './choices.ts';
import { useExport } from './use-export.ts';

export interface ChoiceBarProps {
  project: Project;
  assets: readonly Asset[];
  draft: Draft;
  filter: ChoiceFilter;
  onFilter: (filter: ChoiceFilter) => void;
  size: CellSize;
  onSize: (size: CellSize) => void;
}

/** What is shown: all, chosen, not chosen, or what one person chose; until when; and the chosen names to take away. */
export function ChoiceBar({ project, assets, draft, filter, onFilter, size, onSize }: ChoiceBarProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { user } = useMe();
  const people = countByPerson(draft);
  const exported = useExport(project, assets, draft);
  const number = (value: number) => formatNumber(value, language);
  const chip = (id: ChoiceFilter, label: string, count: number) => (
    <FilterChip
      key={id}
      label={label}
      icon={id === 'chosen' ? Heart : undefined}
      count={number(count)}
      isSelected={filter === id}
      onChange={(isSelected) => onFilter(isSelected ? id : 'all')}
    />
  );
  const chosen = draft.picks.length;
  return (
    <div className="z-10 flex sm:sticky sm:top-0 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line bg-panel px-4 py-1.5 sm:px-6">
      <div className="flex min-w-0 gap-1.5 overflow-x-auto py-0.5 [scrollbar-width:none]">
        {chip('all', t('selection.filters.all'), assets.length)}
        {chip('chosen', t('selection.filters.chosen'), chosen)}
        {chip('open', t('selection.filters.open'), Math.max(0, assets.length - chosen))}
        {people.length > 1 ? <span aria-hidden="true" className="mx-0.5 w-px shrink-0 bg-line" /> : null}
        {people.length > 1
          ? people.map(({ person, count }) =>
              chip(person.id, person.id === user.id ? t('selection.filters.mine') : person.name, count),
            )
          : null}
      </div>
      <div className="ms-auto flex items-center gap-2">
        {project.selectionDeadline ? (
          <p className="text-12 text-muted">
            {t('selection.deadline', { date: formatDay(project.selectionDeadline, language) })}
          </p>
        ) : null}
        <Menu label={t('selection.export.label')} items={exported} placement="bottom end">
          <IconButton icon={Download} label={t('selection.export.label')} />
        </Menu>
        <ChoosingKeys />
        <span className="hidden sm:block">
          <SizeControl size={size} onChange={onSize} />
        </span>
      </div>
    </div>
  );
}
