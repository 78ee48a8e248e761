import { listPartners } from '@etouch/contracts/routes/partners';
import { listRetentionPolicies } from '@etouch/contracts/routes/retention';
import { Panel } from '@etouch/ui/panel';
import { Select } from '@etouch/ui/select';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { apiQuery } from '../../lib/query.ts';
import { LostFiles } from './lost-files.tsx';
import { StoragePanel } from './storage-panel.tsx';
import { TilesPanel } from './tiles-panel.tsx';
import { PolicyForm } from './policy-form.tsx';

const EVERYONE = 'everyone';

/** How long the files of archived projects are kept: for all clients, or otherwise for one. */
export function RetentionPage() {
  const { t } = useTranslation();
  const [chosen, choose] = useState(EVERYONE);
  const policies = useQuery(apiQuery(listRetentionPolicies, {}));
  const clients = useQuery(apiQuery(listPartners, { query: { kind: 'CLIENT' } }));
  const clientId = chosen === EVERYONE ? null : chosen;
  return (
    <Page title={t('retention.title')}>
      <StoragePanel />
      <LostFiles />
      <TilesPanel />
      <p className="max-w-prose text-muted">{t('retention.about')}</p>
      <Loaded query={policies}>
        {({ items }) => {
          const own = (id: string | null) => items.find(({ client }) => (client?.id ?? null) === id)?.policy ?? null;
          const options = [
            { id: EVERYONE, label: t('retention.everyone') },
            ...(clients.data?.items ?? []).map(({ organizationId: id, name }) => ({
              id,
              label: own(id) ? t('retention.ofItsOwn', { name }) : name,
            })),
          ];
          return (
            <Panel>
              <div className="flex flex-col gap-4">
                <div className="max-w-sm">
                  <Select label={t('retention.client')} value={chosen} onChange={choose} options={options} />
                </div>
                <PolicyForm key={chosen} clientId={clientId} policy={own(clientId)} inherited={own(null)} />
              </div>
            </Panel>
          );
        }}
      </Loaded>
    </Page>
  );
}
