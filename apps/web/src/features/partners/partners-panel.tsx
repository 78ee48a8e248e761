import { listPartners, updatePartner } from '@etouch/contracts/routes/partners';
import type { Partner } from '@etouch/contracts/routes/partners';
import { Panel } from '@etouch/ui/panel';
import { Switch } from '@etouch/ui/switch';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { api } from '../../lib/api.ts';
import { formatDay } from '../../lib/format.ts';
import { useCan } from '../../lib/me.ts';
import { invalidate } from '../../lib/query.ts';
import { useLanguage } from '../../lib/use-language.ts';

export interface PartnersPanelProps {
  title: string;
  empty: string;
  partners: Partner[];
}

/** Partners of one kind; for clients, whether a quote is needed for each project. */
export function PartnersPanel({ title, empty, partners }: PartnersPanelProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const can = useCan();
  const update = useMutation({
    mutationFn: ({ id, standingTerms }: { id: string; standingTerms: boolean }) =>
      api.call(updatePartner, { params: { partnerId: id }, body: { standingTerms } }),
    onSettled: () => invalidate(listPartners),
  });
  return (
    <Panel title={title} isFlush>
      {update.error ? (
        <div className="p-3">
          <ProblemBanner error={update.error} />
        </div>
      ) : null}
      {partners.length === 0 ? (
        <p className="px-4 py-6 text-center text-muted">{empty}</p>
      ) : (
        <ul className="divide-y divide-line">
          {partners.map((partner) => (
            <li key={partner.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-2">
              <span className="min-w-0">
                <span className="block truncate font-medium">{partner.name}</span>
                <span className="block text-12 text-muted">
                  {t('partners.since', { date: formatDay(partner.createdAt, language) })}
                </span>
              </span>
              {partner.kind === 'CLIENT' ? (
                <span title={t('partners.standingTermsHelp')}>
                  <Switch
                    isSelected={partner.standingTerms}
                    isDisabled={!can('partner.edit')}
                    onChange={(standingTerms) => update.mutate({ id: partner.id, standingTerms })}
                  >
                    {t('partners.standingTerms')}
                  </Switch>
                </span>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
