import { getProjectPricing } from '@etouch/contracts/routes/pricing';
import { getSelection } from '@etouch/contracts/routes/selections';
import { Banner } from '@etouch/ui/banner';
import { EmptyState } from '@etouch/ui/empty-state';
import { useQuery } from '@tanstack/react-query';
import { Images } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/loaded.tsx';
import { useCan } from '../../lib/me.ts';
import { problemOf } from '../../lib/problem.ts';
import { apiQuery } from '../../lib/query.ts';
import { useGuardWords } from '../../lib/use-problem.ts';
import { useProject } from '../projects/use-project.ts';
import { ItemEditor } from './item-editor.tsx';
import { PricingPanel } from './pricing-panel.tsx';
import { QuotePanel } from './quote-panel.tsx';
import { SelectionSummary } from './selection-summary.tsx';
import { SelectionTable } from './selection-table.tsx';

/** What will be retouched and how, photo by photo or many at once, with the price as it will be invoiced. */
export function ConfirmationPage() {
  const { t } = useTranslation();
  const can = useCan();
  const project = useProject();
  const params = { projectId: project.id };
  const selection = useQuery(apiQuery(getSelection, { params }));
  const pricing = useQuery(apiQuery(getProjectPricing, { params }));
  const [selectedIds, select] = useState<ReadonlySet<string>>(new Set());
  const guard = useGuardWords();
  const refusedBy = project.availableActions.find(({ action }) => action === 'CONFIRM')?.refusedBy;
  const arePricesHidden = pricing.isError && problemOf(pricing.error).reason === 'PRICES_HIDDEN';
  const mayEdit = can('selection.edit') && project.workflowState === 'SELECTION_CONFIRMATION';
  return (
    <Loaded query={selection}>
      {(data) =>
        data === null ? (
          <EmptyState icon={Images}>{t('confirmation.empty')}</EmptyState>
        ) : (
          <div className="grid min-h-0 grow items-start gap-4 p-4 sm:p-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
            <div className="flex min-w-0 flex-col gap-3">
              <SelectionSummary selection={data} />
              {mayEdit ? null : <Banner kind="info" title={t('confirmation.readOnly')} />}
              {refusedBy ? (
                <Banner kind="warning" title={t('confirmation.refused')}>
                  {guard(refusedBy)}
                </Banner>
              ) : null}
              <SelectionTable
                items={data.items}
                projectId={project.id}
                selectedIds={mayEdit ? selectedIds : undefined}
                onSelectionChange={select}
              />
            </div>
            <div className="flex flex-col gap-4 lg:sticky lg:top-4">
              {mayEdit ? (
                <ItemEditor
                  key={[...selectedIds].join()}
                  projectId={project.id}
                  items={data.items.filter(({ id }) => selectedIds.has(id))}
                />
              ) : null}
              {arePricesHidden ? (
                <Banner kind="info" title={t('errors.reasons.PRICES_HIDDEN')} />
              ) : (
                <Loaded query={pricing}>
                  {(prices) => (
                    <>
                      <PricingPanel pricing={prices} />
                      <QuotePanel projectId={project.id} pricing={prices} mayOffer={mayEdit && can('pricing.edit')} />
                    </>
                  )}
                </Loaded>
              )}
            </div>
          </div>
        )
      }
    </Loaded>
  );
}
