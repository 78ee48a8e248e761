import type { Project } from '@etouch/contracts/routes/projects';
import type { RoundAsset } from '@etouch/contracts/routes/rounds';
import { Badge } from '@etouch/ui/badge';
import { MiddleTruncate } from '@etouch/ui/middle-truncate';
import { StateBadge } from '@etouch/ui/state-badge';
import { Table } from '@etouch/ui/table';
import type { TableColumn } from '@etouch/ui/table';
import { MessageSquare } from 'lucide-react';
import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Thumb } from '../../components/thumb.tsx';
import { formatMoney } from '../../lib/format.ts';
import { paths, withQuery } from '../../lib/paths.ts';
import { useLanguage } from '../../lib/use-language.ts';
import { useFailureWords } from '../assets/use-failure-words.ts';
import { RoundAssetBadge } from './round-asset-badge.tsx';
import type { RoundWork } from './use-rounds.ts';

export interface RoundTableProps {
  project: Project;
  round: RoundWork;
  selectedIds?: ReadonlySet<string>;
  onSelectionChange: (ids: ReadonlySet<string>) => void;
}

/** One row per photo of the round. */
export function RoundTable({ project, round, selectedIds, onSelectionChange }: RoundTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const failure = useFailureWords();
  const columns: TableColumn<RoundAsset>[] = [
    {
      id: 'photo',
      label: t('rounds.photo'),
      render: ({ assetId, name, picture }) => (
        <span className="flex min-w-0 items-center gap-2 py-1">
          <Thumb picture={picture} />
          <Link href={paths.photo(project.id, assetId)} className="max-w-60 min-w-0 rounded-sm hover:underline">
            <MiddleTruncate text={name} />
          </Link>
        </span>
      ),
    },
    { id: 'state', label: t('rounds.state'), render: ({ state }) => <RoundAssetBadge state={state} /> },
    {
      id: 'assigned',
      label: t('rounds.assignedTo'),
      render: ({ assignment }) =>
        assignment ? (
          <span className="block truncate">
            {assignment.organization.id === project.studio.id
              ? t('rounds.inHouse', { name: assignment.organization.name })
              : assignment.organization.name}
            {assignment.assignee ? <span className="text-muted"> · {assignment.assignee.name}</span> : null}
          </span>
        ) : (
          <StateBadge kind="warning">{t('rounds.unassigned')}</StateBadge>
        ),
    },
    {
      id: 'asked',
      label: t('rounds.asked'),
      className: 'max-lg:hidden',
      render: ({ categories, instruction }) => (
        <span className="block max-w-64 truncate text-muted" title={instruction ?? undefined}>
          {[...categories.map(({ name }) => name), ...(instruction ? [instruction] : [])].join(' · ')}
        </span>
      ),
    },
    {
      id: 'versions',
      label: t('rounds.versions'),
      render: ({ versions, openComments }) => {
        const [last] = versions;
        return (
          <span className="flex items-center gap-1.5">
            {last ? (
              <Link href={withQuery(paths.check(project.id), { version: last.id })} className="rounded-sm">
                <Badge>{t('photos.badges.version', { count: last.number })}</Badge>
              </Link>
            ) : null}
            {last?.processingError ? <StateBadge kind="failed">{failure(last.processingError)}</StateBadge> : null}
            {openComments > 0 ? <Badge icon={MessageSquare}>{openComments}</Badge> : null}
          </span>
        );
      },
    },
    {
      id: 'cost',
      label: t('rounds.cost'),
      isNumber: true,
      className: 'max-lg:hidden',
      render: ({ assignment }) => (assignment?.agreedCost ? formatMoney(assignment.agreedCost, language) : '–'),
    },
  ];
  return (
    <Table
      label={t('rounds.title', { number: round.number })}
      columns={columns}
      rows={round.assets}
      selectedIds={selectedIds}
      onSelectionChange={onSelectionChange}
    />
  );
}
