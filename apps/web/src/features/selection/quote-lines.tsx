import type { Quote } from '@etouch/contracts/routes/pricing';
import { useTranslation } from 'react-i18next';
import { formatBasisPoints, formatMoney, formatNumber } from '../../lib/format.ts';
import { useLanguage } from '../../lib/use-language.ts';

/** The lines of a quote as the server computed them, with net, VAT and total. */
export function QuoteLines({ quote }: { quote: Quote }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const number = 'px-2 py-1.5 text-end tabular whitespace-nowrap';
  const totals = [
    ['net', quote.net, 'font-normal text-muted'],
    ['vat', quote.vat, 'font-normal text-muted'],
    ['total', quote.total, 'font-semibold'],
  ] as const;
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-body">
        <thead className="text-12 text-muted">
          <tr className="border-b border-line">
            <th className="py-1.5 pe-2 text-start font-medium">{t('selection.quote.line')}</th>
            <th className={`${number} font-medium`}>{t('selection.quote.quantity')}</th>
            <th className={`${number} font-medium max-sm:hidden`}>{t('selection.quote.unitPrice')}</th>
            <th className={`${number} font-medium max-sm:hidden`}>{t('selection.quote.vatRate')}</th>
            <th className={`${number} pe-0 font-medium`}>{t('selection.quote.amount')}</th>
          </tr>
        </thead>
        <tbody>
          {quote.lines.map((line) => (
            <tr key={`${line.description}-${line.unitPrice.amount}`} className="border-b border-line/60">
              <td className="py-1.5 pe-2">{line.description}</td>
              <td className={number}>{formatNumber(line.quantity, language)}</td>
              <td className={`${number} max-sm:hidden`}>{formatMoney(line.unitPrice, language)}</td>
              <td className={`${number} max-sm:hidden`}>{formatBasisPoints(line.vatBasisPoints, language)}</td>
              <td className={`${number} pe-0`}>{formatMoney(line.net, language)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          {totals.map(([key, amount, look]) => (
            <tr key={key} className={look}>
              <th scope="row" colSpan={2} className={`py-1 pe-2 text-start sm:hidden ${look}`}>
                {t(`selection.quote.${key}`)}
              </th>
              <th scope="row" colSpan={4} className={`hidden py-1 pe-2 text-end sm:table-cell ${look}`}>
                {t(`selection.quote.${key}`)}
              </th>
              <td className={`${number} pe-0`}>{formatMoney(amount, language)}</td>
            </tr>
          ))}
        </tfoot>
      </table>
    </div>
  );
}
