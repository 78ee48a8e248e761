import { countAssets } from '@etouch/contracts/routes/assets';
import { FilterChip } from '@etouch/ui/filter-chip';
import { SearchField } from '@etouch/ui/search-field';
import { Select } from '@etouch/ui/select';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../lib/query.ts';
import type { AssetFilter } from './asset-filter.ts';
import { CaptureFilter } from './capture-filter.tsx';
import { MarkFilter } from './mark-filter.tsx';

export interface FilterBarProps {
  projectId: string;
  filter: AssetFilter;
  onChange: (filter: AssetFilter) => void;
}

const PICKS = [
  ['PICK', 'picked', 'picked'],
  ['REJECT', 'rejected', 'rejected'],
  ['NONE', 'unmarked', 'unmarked'],
] as const;
const ONLY = [
  ['selected', 'selected'],
  ['sharpest', 'sharpest'],
  ['alike', 'alike'],
  ['clipped', 'clipped'],
  ['hidden', 'hidden'],
  ['failed', 'failed'],
  ['trash', 'trash'],
] as const;

/**
 * Filters as chips with what each would leave; rare ones appear only when they would leave something. In a bar that wraps
 * they have a line of their own until a screen is wide enough for all; on a phone they scroll.
 */
export function FilterBar({ projectId, filter, onChange }: FilterBarProps) {
  const { t } = useTranslation();
  const counts = useQuery(apiQuery(countAssets, { params: { projectId } })).data;
  const isAll = !filter.pick && !filter.only && !filter.rating && !filter.label;
  return (
    <>
      <div className="flex min-w-0 basis-full gap-1.5 overflow-x-auto py-0.5 [scrollbar-width:none] lg:flex-wrap lg:overflow-visible 2xl:basis-0 2xl:grow">
        <FilterChip
          label={t('photos.filters.all')}
          count={counts?.all}
          isSelected={isAll}
          onChange={() => onChange({ sort: filter.sort, stacks: filter.stacks, search: filter.search })}
        />
        {PICKS.map(([pick, count, word]) => (
          <FilterChip
            key={pick}
            label={t(`photos.filters.${word}`)}
            count={counts?.[count]}
            isSelected={filter.pick === pick}
            onChange={(isSelected) => onChange({ ...filter, only: undefined, pick: isSelected ? pick : undefined })}
          />
        ))}
        <MarkFilter filter={filter} onChange={onChange} counts={counts} />
        <CaptureFilter filter={filter} onChange={onChange} counts={counts} />
        {ONLY.filter(([only]) => filter.only === only || (counts?.[only] ?? 0) > 0).map(([only, word]) => (
          <FilterChip
            key={only}
            label={t(`photos.filters.${word}`)}
            count={counts?.[only]}
            isSelected={filter.only === only}
            onChange={(isSelected) => onChange({ ...filter, pick: undefined, only: isSelected ? only : undefined })}
          />
        ))}
        <FilterChip
          label={t('photos.filters.commented')}
          isSelected={filter.only === 'commented'}
          onChange={(isSelected) => onChange({ ...filter, only: isSelected ? 'commented' : undefined })}
        />
      </div>
      <div className="flex min-w-0 grow items-center gap-2 2xl:grow-0">
        <div className="min-w-0 grow sm:w-52 sm:grow-0">
          <SearchField
            label={t('photos.filters.search')}
            placeholder={t('photos.filters.search')}
            value={filter.search ?? ''}
            onChange={(search) => onChange({ ...filter, search: search || undefined })}
          />
        </div>
        <div className="w-32 shrink-0">
          <Select
            label={t('photos.sort.label')}
            isLabelHidden
            value={filter.sort ?? 'name'}
            onChange={(sort) => onChange({ ...filter, sort: sort as AssetFilter['sort'] })}
            options={[
              { id: 'name', label: t('photos.sort.name') },
              { id: 'captured', label: t('photos.sort.captured') },
              { id: 'uploaded', label: t('photos.sort.uploaded') },
            ]}
          />
        </div>
      </div>
    </>
  );
}
