import type { QueueItem } from '@etouch/contracts/routes/rounds';
import { Badge } from '@etouch/ui/badge';
import { MiddleTruncate } from '@etouch/ui/middle-truncate';
import type { TableColumn } from '@etouch/ui/table';
import { MessageSquare } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Cover } from '../../components/cover.tsx';
import { formatMoney } from '../../lib/format.ts';
import { useCan } from '../../lib/me.ts';
import { useLanguage } from '../../lib/use-language.ts';
import { ratioOf } from '../selection/justified.tsx';
import { QueueState } from './queue-state.tsx';
import { TimeLeft } from './time-left.tsx';

export type QueueRow = QueueItem & { id: string };

/** What the queue says of each photo; narrow, what the brief beside it says is left out. Who it is given to is told only to those who give it. */
export function useQueueColumns(isNarrow: boolean): TableColumn<QueueRow>[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const can = useCan();
  const columns: TableColumn<QueueRow>[] = [
    {
      id: 'picture',
      label: t('queue.columns.picture'),
      isLabelHidden: true,
      className: 'w-16',
      render: (row) => (
        <span className="flex h-10 w-12 items-center justify-center">
          <span className="block" style={{ width: `min(100%, ${2.25 * ratioOf(row.picture)}rem)` }}>
            <Cover picture={row.picture} alt="" />
          </span>
        </span>
      ),
    },
    {
      id: 'name',
      label: t('queue.columns.name'),
      isRowHeader: true,
      className: 'w-44 max-w-44 font-medium',
      render: (row) => <MiddleTruncate text={row.name} />,
    },
    {
      id: 'asked',
      label: t('queue.columns.asked'),
      render: (row) => (
        <span className="flex max-w-md flex-col">
          <span className="truncate">{row.categories.map(({ name }) => name).join(' · ')}</span>
          {row.instruction ? (
            <span className="truncate text-12 text-muted" title={row.instruction}>
              {row.instruction}
            </span>
          ) : null}
        </span>
      ),
    },
    {
      id: 'guideline',
      label: t('queue.columns.guideline'),
      className: 'max-lg:hidden',
      render: (row) => (
        <span className="block max-w-52 truncate text-muted">
          {row.guidelines.map(({ name, version }) => t('queue.guideline', { name, version })).join(', ')}
        </span>
      ),
    },
    {
      id: 'comments',
      label: t('queue.columns.comments'),
      isLabelHidden: true,
      className: 'w-10',
      render: (row) => (row.openComments > 0 ? <Badge icon={MessageSquare}>{row.openComments}</Badge> : null),
    },
    {
      id: 'cost',
      label: t('queue.columns.cost'),
      isNumber: true,
      className: 'w-24 max-md:hidden',
      render: (row) => formatMoney(row.agreedCost, language),
    },
    {
      id: 'deadline',
      label: t('queue.columns.deadline'),
      className: 'w-32 whitespace-nowrap',
      render: (row) =>
        row.deadline ? (
          <TimeLeft deadline={row.deadline} isDone={row.state !== 'TODO' && row.state !== 'QC_REJECTED'} />
        ) : null,
    },
    { id: 'state', label: t('queue.columns.state'), className: 'w-44', render: (row) => <QueueState item={row} /> },
  ];
  const assignee: TableColumn<QueueRow> = {
    id: 'assignee',
    label: t('queue.columns.assignee'),
    className: 'w-32 max-xl:hidden',
    render: (row) => <span className="text-muted">{row.assignee?.name ?? t('queue.unassigned')}</span>,
  };
  if (isNarrow) return columns.filter(({ id }) => id !== 'guideline' && id !== 'cost');
  return can('assignment.edit') ? [...columns.slice(0, -1), assignee, ...columns.slice(-1)] : columns;
}
