import { getProject } from '@etouch/contracts/routes/projects';
import { getProjectPricing, offerQuote } from '@etouch/contracts/routes/pricing';
import type { ProjectPricing, Quote } from '@etouch/contracts/routes/pricing';
import { Banner } from '@etouch/ui/banner';
import { Button } from '@etouch/ui/button';
import { Panel } from '@etouch/ui/panel';
import { StateBadge } from '@etouch/ui/state-badge';
import { showToast } from '@etouch/ui/toast';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { api } from '../../lib/api.ts';
import { formatMoney, formatRelative } from '../../lib/format.ts';
import { newKey } from '../../lib/new-key.ts';
import { invalidate } from '../../lib/query.ts';
import { useLanguage } from '../../lib/use-language.ts';
import { usePersonName } from '../../lib/use-person-name.ts';

export interface QuotePanelProps {
  projectId: string;
  pricing: ProjectPricing;
  mayOffer: boolean;
}

/** Where the client's agreement to the price stands, and the way to ask for it. */
export function QuotePanel({ projectId, pricing, mayOffer }: QuotePanelProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const key = useRef(newKey());
  const { quote, quoteMatches, standingTerms } = pricing;
  const offer = useMutation({
    mutationFn: () => api.call(offerQuote, { params: { projectId } }, { idempotencyKey: key.current }),
    onSuccess: () => {
      key.current = newKey();
      showToast({ text: t('confirmation.quote.done') });
    },
    onSettled: () => invalidate(getProjectPricing, getProject),
  });
  const total = formatMoney(pricing.total, language);
  const isOutdated = quote !== null && !quoteMatches;
  const mayAsk = mayOffer && pricing.total.amount > 0 && (quote === null || isOutdated);
  return (
    <Panel title={t('confirmation.quote.title')}>
      <div className="flex flex-col gap-3">
        {standingTerms ? <p className="text-muted">{t('confirmation.quote.standing')}</p> : null}
        {quote ? (
          <div className="flex flex-wrap items-center justify-between gap-2">
            <span>{t('confirmation.quote.number', { number: quote.number })}</span>
            <span className="tabular">{formatMoney(quote.total, language)}</span>
            <QuoteState quote={quote} />
          </div>
        ) : standingTerms ? null : (
          <p className="text-muted">{t('confirmation.quote.none')}</p>
        )}
        {isOutdated ? <Banner kind="warning" title={t('confirmation.quote.outdated')} /> : null}
        <ProblemBanner error={offer.error} />
        {mayAsk ? (
          <Button isWide isBusy={offer.isPending} onPress={() => offer.mutate()}>
            {t(quote ? 'confirmation.quote.offerAgain' : 'confirmation.quote.offer', { total })}
          </Button>
        ) : null}
      </div>
    </Panel>
  );
}

function QuoteState({ quote }: { quote: Quote }) {
  const { t } = useTranslation();
  const nameOf = usePersonName();
  const language = useLanguage();
  if (quote.state === 'OFFERED') return <StateBadge kind="waiting">{t('confirmation.quote.offered')}</StateBadge>;
  if (quote.state === 'SUPERSEDED') return <StateBadge kind="warning">{t('confirmation.quote.superseded')}</StateBadge>;
  const when = quote.acceptedAt ? formatRelative(quote.acceptedAt, language) : '';
  return (
    <StateBadge kind="done">
      {quote.acceptedBy
        ? t('confirmation.quote.accepted', { name: nameOf(quote.acceptedBy), when })
        : t('confirmation.quote.acceptedBare', { when })}
    </StateBadge>
  );
}
