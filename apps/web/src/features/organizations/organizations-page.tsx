import { listOrganizations } from '@etouch/contracts/routes/organizations';
import type { Organization } from '@etouch/contracts/routes/organizations';
import { Button } from '@etouch/ui/button';
import { Panel } from '@etouch/ui/panel';
import { Table } from '@etouch/ui/table';
import type { TableColumn } from '@etouch/ui/table';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { formatDay } from '../../lib/format.ts';
import { useCan } from '../../lib/me.ts';
import { apiList } from '../../lib/query.ts';
import { useLanguage } from '../../lib/use-language.ts';
import { ErasePersonDialog } from './erase-person-dialog.tsx';
import { NewStudioDialog } from './new-studio-dialog.tsx';

/** Every organization of this installation; the platform's administrators make studios here, the rest follows from them. */
export function OrganizationsPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const can = useCan();
  const [isErasing, setErasing] = useState(false);
  const [isAdding, setAdding] = useState(false);
  const organizations = useQuery(apiList(listOrganizations, {}));
  const columns: TableColumn<Organization>[] = [
    { id: 'name', label: t('organizations.name'), render: ({ name }) => <span className="font-medium">{name}</span> },
    { id: 'kind', label: t('organizations.kind'), render: ({ type }) => t(`organizations.types.${type}`) },
    {
      id: 'since',
      label: t('organizations.since'),
      isNumber: true,
      render: ({ createdAt }) => formatDay(createdAt, language),
      className: 'max-sm:hidden',
    },
  ];
  return (
    <Page
      title={t('organizations.title')}
      actions={
        <>
          {can('person.erase') ? (
            <Button onPress={() => setErasing(true)}>{t('organizations.erase.action')}</Button>
          ) : null}
          {can('organization.create') ? (
            <Button variant="primary" icon={Plus} onPress={() => setAdding(true)}>
              {t('organizations.add.action')}
            </Button>
          ) : null}
        </>
      }
    >
      <Loaded query={organizations}>
        {({ items }) => (
          <Panel isFlush>
            <Table label={t('organizations.title')} columns={columns} rows={items} />
          </Panel>
        )}
      </Loaded>
      {isErasing ? <ErasePersonDialog onClose={() => setErasing(false)} /> : null}
      {isAdding ? <NewStudioDialog onClose={() => setAdding(false)} /> : null}
    </Page>
  );
}
