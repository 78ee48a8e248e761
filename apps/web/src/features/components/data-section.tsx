import { Breadcrumbs } from '@etouch/ui/breadcrumbs';
import { Facts } from '@etouch/ui/inspector';
import { MiddleTruncate } from '@etouch/ui/middle-truncate';
import { Panel } from '@etouch/ui/panel';
import { StateBadge } from '@etouch/ui/state-badge';
import { Table } from '@etouch/ui/table';
import { Tabs } from '@etouch/ui/tabs';
import { useState } from 'react';
import { Subject } from './sample.tsx';
import type { Words } from './words.ts';

/** Tables, facts, tabs and the way down. */
export function DataSection({ words, locale }: { words: Words; locale: string }) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(['2']));
  const [sort, setSort] = useState<{ column: string; direction: 'ascending' | 'descending' }>({
    column: 'due',
    direction: 'ascending',
  });
  const { data, fields, navigation, states } = words;
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' });
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
  const rows = [1, 2, 3, 4].map((index) => ({
    id: String(index),
    name: `MLUNE_PE27_look0${index}_packshot_${990 + index}.CR3`,
    asked: index % 2 ? fields.basic : fields.beauty,
    due: Date.UTC(2026, 10, 23 + index),
    cents: 1250 * index,
  }));
  return (
    <Subject title={words.sections.data}>
      <Breadcrumbs
        label={navigation.path}
        items={[{ href: '#', label: navigation.projects }, { label: fields.nameValue }]}
      />
      <Tabs
        label={navigation.tabs}
        tabs={[
          { href: '#photos', label: navigation.photos, count: 412, isCurrent: true },
          { href: '#rounds', label: navigation.rounds },
          { href: '#comments', label: navigation.comments, count: 7 },
          { href: '#activity', label: navigation.activity },
        ]}
      />
      <Panel title={data.label} isFlush>
        <Table
          label={data.label}
          rows={rows}
          selectedIds={chosen}
          onSelectionChange={setChosen}
          sort={sort}
          onSortChange={setSort}
          empty={data.none}
          columns={[
            { id: 'name', label: data.photo, render: (row) => <MiddleTruncate text={row.name} className="max-w-40" /> },
            { id: 'asked', label: data.asked, render: (row) => row.asked },
            {
              id: 'state',
              label: data.state,
              render: (row) => (
                <StateBadge kind={row.id === '1' ? 'late' : 'active'}>
                  {row.id === '1' ? states.late : states.active}
                </StateBadge>
              ),
            },
            { id: 'due', label: data.due, allowsSorting: true, render: (row) => day.format(row.due) },
            {
              id: 'price',
              label: data.price,
              isNumber: true,
              allowsSorting: true,
              render: (row) => money.format(row.cents / 100),
            },
          ]}
        />
      </Panel>
      <Panel title={data.facts}>
        <Facts
          items={[
            { label: data.camera, value: 'Canon EOS R5' },
            { label: data.lens, value: 'RF 85 mm f/1.2' },
            { label: data.exposure, value: '1/160 s · f/8 · ISO 100' },
            { label: data.size, value: '8192 × 5464' },
          ]}
        />
      </Panel>
    </Subject>
  );
}
