import { listPartners } from '@etouch/contracts/routes/partners';
import { Button } from '@etouch/ui/button';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { useCan } from '../../lib/me.ts';
import { apiList } from '../../lib/query.ts';
import { AddPartnerDialog } from './add-partner-dialog.tsx';
import { PartnersPanel } from './partners-panel.tsx';

/** With whom the studio works. */
export function PartnersPage() {
  const { t } = useTranslation();
  const can = useCan();
  const [isAdding, setAdding] = useState(false);
  const partners = useQuery(apiList(listPartners, {}));
  return (
    <Page
      title={t('partners.title')}
      actions={
        can('partner.edit') ? (
          <Button variant="primary" icon={Plus} onPress={() => setAdding(true)}>
            {t('partners.add.action')}
          </Button>
        ) : undefined
      }
    >
      <Loaded query={partners}>
        {({ items }) => (
          <>
            <PartnersPanel
              title={t('partners.clients')}
              empty={t('partners.emptyClients')}
              partners={items.filter(({ kind }) => kind === 'CLIENT')}
            />
            <PartnersPanel
              title={t('partners.retouchers')}
              empty={t('partners.emptyRetouchers')}
              partners={items.filter(({ kind }) => kind === 'RETOUCHER')}
            />
          </>
        )}
      </Loaded>
      {isAdding ? <AddPartnerDialog onClose={() => setAdding(false)} /> : null}
    </Page>
  );
}
