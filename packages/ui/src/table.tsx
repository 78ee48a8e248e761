import { clsx } from 'clsx';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Cell,
  Column,
  Row,
  Table as AriaTable,
  TableBody,
  TableHeader,
  TableLoadMoreItem,
} from 'react-aria-components';
import { chosenIds } from './chosen-keys.ts';
import { Checkbox } from './checkbox.tsx';
import { Icon } from './icon.tsx';
import { Spinner } from './spinner.tsx';

export interface TableColumn<T> {
  id: string;
  label: string;
  render: (row: T) => ReactNode;
  /** Numbers, prices and times stand at the end, in figures of one width. */
  isNumber?: boolean;
  allowsSorting?: boolean;
  /** The column that names the row to screen readers; the first one unless told. */
  isRowHeader?: boolean;
  className?: string;
  isLabelHidden?: boolean;
}

export interface TableProps<T extends { id: string }> {
  label: string;
  columns: TableColumn<T>[];
  rows: T[];
  sort?: { column: string; direction: 'ascending' | 'descending' };
  onSortChange?: (sort: { column: string; direction: 'ascending' | 'descending' }) => void;
  /** Given, rows can be chosen. */
  selectedIds?: ReadonlySet<string>;
  onSelectionChange?: (ids: Set<string>) => void;
  onRowAction?: (id: string) => void;
  rowHref?: (row: T) => string;
  empty?: ReactNode;
  onLoadMore?: () => void;
  isLoading?: boolean;
}

/** Dense rows under a header that stays; arrows move, Space chooses, Enter opens. */
export function Table<T extends { id: string }>(props: TableProps<T>) {
  const {
    label,
    columns,
    rows,
    sort,
    onSortChange,
    selectedIds,
    onSelectionChange,
    onRowAction,
    rowHref,
    empty,
    onLoadMore,
    isLoading,
  } = props;
  const named = columns.find((column) => column.isRowHeader)?.id ?? columns[0]?.id;
  return (
    <div className="min-h-0 w-full overflow-auto">
      <AriaTable
        aria-label={label}
        className="w-full border-separate border-spacing-0 text-body"
        selectionMode={selectedIds ? 'multiple' : 'none'}
        selectedKeys={selectedIds}
        onSelectionChange={(keys) => onSelectionChange?.(chosenIds(keys, rows))}
        sortDescriptor={sort}
        onSortChange={(next) => onSortChange?.({ column: String(next.column), direction: next.direction })}
        onRowAction={onRowAction ? (key) => onRowAction(String(key)) : undefined}
      >
        <TableHeader>
          {selectedIds ? (
            <Column className={clsx(head, 'w-9 ps-3')}>
              <Checkbox slot="selection" />
            </Column>
          ) : null}
          {columns.map((column) => (
            <Column
              key={column.id}
              id={column.id}
              isRowHeader={column.id === named}
              allowsSorting={column.allowsSorting}
              className={clsx(head, column.isNumber ? 'text-end' : 'text-start', column.className)}
            >
              {({ sortDirection }) => (
                <span className={clsx('inline-flex items-center gap-1', column.isLabelHidden && 'sr-only')}>
                  {column.label}
                  {sortDirection ? (
                    <Icon of={sortDirection === 'ascending' ? ArrowUp : ArrowDown} className="size-3.5" />
                  ) : null}
                </span>
              )}
            </Column>
          ))}
        </TableHeader>
        <TableBody renderEmptyState={() => empty}>
          {rows.map((row) => (
            <Row
              key={row.id}
              id={row.id}
              href={rowHref?.(row)}
              data-inset-ring
              className="group/row h-(--row) hover:bg-hover selected:bg-accent-soft"
            >
              {selectedIds ? (
                <Cell className={clsx(cell, 'ps-3')}>
                  <Checkbox slot="selection" />
                </Cell>
              ) : null}
              {columns.map((column) => (
                <Cell
                  key={column.id}
                  data-inset-ring
                  className={clsx(cell, column.isNumber && 'text-end tabular', column.className)}
                >
                  {column.render(row)}
                </Cell>
              ))}
            </Row>
          ))}
          {onLoadMore ? (
            <TableLoadMoreItem onLoadMore={onLoadMore} isLoading={isLoading}>
              <span className="flex justify-center py-2 text-muted">
                <Spinner />
              </span>
            </TableLoadMoreItem>
          ) : null}
        </TableBody>
      </AriaTable>
    </div>
  );
}

const head =
  'sticky top-0 z-10 h-8 border-b border-line bg-panel px-2 text-12 font-medium text-muted whitespace-nowrap first:ps-3 last:pe-3 sort-ascending:text-text sort-descending:text-text';
const cell = 'h-(--row) border-b border-line/60 px-2 first:ps-3 last:pe-3';
