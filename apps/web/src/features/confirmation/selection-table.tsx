import type { SelectionItem } from '@etouch/contracts/routes/selections';
import { Badge } from '@etouch/ui/badge';
import { MiddleTruncate } from '@etouch/ui/middle-truncate';
import { Panel } from '@etouch/ui/panel';
import { StateBadge } from '@etouch/ui/state-badge';
import { Table } from '@etouch/ui/table';
import type { TableColumn } from '@etouch/ui/table';
import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Thumb } from '../../components/thumb.tsx';
import { formatMoney } from '../../lib/format.ts';
import { paths } from '../../lib/paths.ts';
import { useLanguage } from '../../lib/use-language.ts';
import { useCategories } from './use-categories.ts';
import { useGuidelineNames } from './use-guideline-names.ts';

export interface SelectionTableProps {
  items: SelectionItem[];
  projectId: string;
  /** Given, rows can be selected. */
  selectedIds?: ReadonlySet<string>;
  onSelectionChange: (ids: ReadonlySet<string>) => void;
}

/** One row per chosen photo: what is asked for it, and its price. */
export function SelectionTable({ items, projectId, selectedIds, onSelectionChange }: SelectionTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { byId } = useCategories();
  const guidelines = useGuidelineNames();
  const columns: TableColumn<SelectionItem>[] = [
    {
      id: 'photo',
      label: t('confirmation.photo'),
      render: ({ asset }) => (
        <span className="flex min-w-0 items-center gap-2 py-1">
          <Thumb picture={asset.picture} />
          <Link href={paths.photo(projectId, asset.id)} className="min-w-0 max-w-60 rounded-sm hover:underline">
            <MiddleTruncate text={asset.name} />
          </Link>
        </span>
      ),
    },
    {
      id: 'categories',
      label: t('confirmation.categories'),
      render: ({ asIs, categoryIds }) => (
        <span className="flex flex-wrap gap-1">
          {asIs ? <Badge>{t('confirmation.asIs')}</Badge> : null}
          {categoryIds.map((id) => (
            <Badge key={id}>{byId.get(id)?.name ?? ''}</Badge>
          ))}
          {!asIs && categoryIds.length === 0 ? (
            <StateBadge kind="warning">{t('confirmation.missing')}</StateBadge>
          ) : null}
        </span>
      ),
    },
    {
      id: 'brief',
      label: t('confirmation.guideline'),
      className: 'max-md:hidden',
      render: ({ guidelineFileId, instruction }) => (
        <span className="block max-w-72 truncate text-muted" title={instruction ?? undefined}>
          {[guidelineFileId ? guidelines.get(guidelineFileId) : undefined, instruction].filter(Boolean).join(' · ')}
        </span>
      ),
    },
    {
      id: 'price',
      label: t('confirmation.price'),
      isNumber: true,
      render: ({ price }) => (price ? formatMoney(price, language) : '–'),
    },
  ];
  return (
    <Panel isFlush>
      <Table
        label={t('projects.tabs.selection')}
        columns={columns}
        rows={items}
        selectedIds={selectedIds}
        onSelectionChange={onSelectionChange}
      />
    </Panel>
  );
}
