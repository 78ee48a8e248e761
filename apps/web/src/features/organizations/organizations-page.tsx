import { listOrganizations } from '@etouch/contracts/routes/organizations';
import type { Organization } from '@etouch/contracts/routes/organizations';
import type { Storage } from '@etouch/contracts/routes/storage';
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
import { formatBytes, formatDay } from '../../lib/format.ts';
import { useCan } from '../../lib/me.ts';
import { apiList } from '../../lib/query.ts';
import { useLanguage } from '../../lib/use-language.ts';
import { ErasePersonDialog } from './erase-person-dialog.tsx';
import { NewStudioDialog } from './new-studio-dialog.tsx';
import { StorageLimitDialog } from './storage-limit-dialog.tsx';

/** Every organization of this installation; the platform's administrators make studios here, the rest follows from them. */
export function OrganizationsPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const can = useCan();
  const [isErasing, setErasing] = useState(false);
  const [isAdding, setAdding] = useState(false);
  const [limitedId, setLimited] = useState<string | null>(null);
  const size = ({ usedBytes, limitBytes }: Storage) =>
    t('organizations.storageOf', {
      used: formatBytes(usedBytes, language),
      limit: limitBytes === null ? t('organizations.noLimit') : formatBytes(limitBytes, language),
    });
  const organizations = useQuery(apiList(listOrganizations, {}));
  const limited = organizations.data?.items.find(({ id }) => id === limitedId);
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
    {
      id: 'storage',
      label: t('organizations.storage'),
      isNumber: true,
      render: ({ id, name, storage }) =>
        storage && can('storage.limit') ? (
          <Button aria-label={`${t('organizations.limit.action')} ${name}`} onPress={() => setLimited(id)}>
            {size(storage)}
          </Button>
        ) : null,
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
      {limited?.storage ? (
        <StorageLimitDialog studio={limited} storage={limited.storage} onClose={() => setLimited(null)} />
      ) : null}
      {isErasing ? <ErasePersonDialog onClose={() => setErasing(false)} /> : null}
      {isAdding ? <NewStudioDialog onClose={() => setAdding(false)} /> : null}
    </Page>
  );
}
