import type { ProjectPricing } from '@etouch/contracts/routes/pricing';
import { Panel } from '@etouch/ui/panel';
import { useTranslation } from 'react-i18next';
import { formatBasisPoints, formatMoney } from '../../lib/format.ts';
import { useLanguage } from '../../lib/use-language.ts';

/** Lines and totals as the server computes them, each with the rule that gave its price. */
export function PricingPanel({ pricing }: { pricing: ProjectPricing }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const money = (value: ProjectPricing['net']) => formatMoney(value, language);
  return (
    <Panel title={t('confirmation.pricing.title')}>
      {pricing.lines.length === 0 ? (
        <p className="text-muted">{t('confirmation.pricing.empty')}</p>
      ) : (
        <>
          <ul className="flex flex-col gap-2">
            {pricing.lines.map((line) => (
              <li
                key={`${line.kind}-${line.categoryId}-${line.unitPrice.amount}`}
                className="flex justify-between gap-3"
              >
                <span className="min-w-0">
                  <span className="block truncate">{line.description}</span>
                  <span className="block text-12 text-muted tabular">
                    {t('confirmation.pricing.quantity', { count: line.quantity, price: money(line.unitPrice) })}
                    {' · '}
                    {t(`confirmation.sources.${line.priceSource}`)}
                  </span>
                </span>
                <span className="shrink-0 tabular">{money(line.net)}</span>
              </li>
            ))}
          </ul>
          <dl className="mt-3 grid grid-cols-[1fr_auto] gap-y-1 border-t border-line pt-3 tabular">
            <dt className="text-muted">{t('confirmation.pricing.net')}</dt>
            <dd className="text-end">{money(pricing.net)}</dd>
            <dt className="text-muted">
              {t('confirmation.pricing.vat')} {vatRates(pricing, language)}
            </dt>
            <dd className="text-end">{money(pricing.vat)}</dd>
            <dt className="font-semibold">{t('confirmation.pricing.total')}</dt>
            <dd className="text-end font-semibold">{money(pricing.total)}</dd>
          </dl>
        </>
      )}
    </Panel>
  );
}

function vatRates({ lines }: ProjectPricing, language: string): string {
  return [...new Set(lines.map(({ vatBasisPoints }) => vatBasisPoints))]
    .map((rate) => formatBasisPoints(rate, language))
    .join(', ');
}
