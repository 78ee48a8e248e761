import type { ProjectCard } from '@etouch/contracts/routes/projects';
import { FilterChip } from '@etouch/ui/filter-chip';
import { SearchField } from '@etouch/ui/search-field';
import { Select } from '@etouch/ui/select';
import { Clock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useActive } from '../../lib/me.ts';
import { isLate } from './due.ts';
import type { ProjectFilter } from './project-filter.ts';

const ALL = 'all';

export interface ProjectFilterBarProps {
  projects: ProjectCard[];
  filter: ProjectFilter;
  onChange: (filter: ProjectFilter) => void;
}

/** Narrows the list by words, client and lateness. */
export function ProjectFilterBar({ projects, filter, onChange }: ProjectFilterBarProps) {
  const { t } = useTranslation();
  const { organizationType } = useActive();
  const clients = new Map(projects.map(({ client }) => [client.id, client.name]));
  const late = projects.filter((project) => isLate(project)).length;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <div className="w-full sm:w-64">
        <SearchField
          label={t('projects.search')}
          placeholder={t('projects.search')}
          value={filter.search ?? ''}
          onChange={(search) => onChange({ ...filter, search: search || undefined })}
        />
      </div>
      {organizationType === 'STUDIO' && clients.size > 1 ? (
        <div className="w-48">
          <Select
            label={t('projects.client')}
            isLabelHidden
            value={filter.client ?? ALL}
            onChange={(client) => onChange({ ...filter, client: client === ALL ? undefined : client })}
            options={[
              { id: ALL, label: t('projects.allClients') },
              ...[...clients].map(([id, label]) => ({ id, label })),
            ]}
          />
        </div>
      ) : null}
      {late > 0 || filter.late ? (
        <FilterChip
          icon={Clock}
          label={t('projects.lateOnly')}
          count={late}
          isSelected={filter.late === true}
          onChange={(isSelected) => onChange({ ...filter, late: isSelected || undefined })}
        />
      ) : null}
    </div>
  );
}
