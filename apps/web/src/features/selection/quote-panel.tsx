import { acceptQuote, getProjectPricing } from '@etouch/contracts/routes/pricing';
import type { Quote } from '@etouch/contracts/routes/pricing';
import { getProject } from '@etouch/contracts/routes/projects';
import type { Project } from '@etouch/contracts/routes/projects';
import type { Selection } from '@etouch/contracts/routes/selections';
import { Banner } from '@etouch/ui/banner';
import { Button } from '@etouch/ui/button';
import { Panel } from '@etouch/ui/panel';
import { StateBadge } from '@etouch/ui/state-badge';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { api } from '../../lib/api.ts';
import { formatInstant, formatMoney } from '../../lib/format.ts';
import { invalidate } from '../../lib/query.ts';
import { useLanguage } from '../../lib/use-language.ts';
import { QuoteLines } from './quote-lines.tsx';
import { useQuote } from './use-quote.ts';
import { usePersonName } from '../../lib/use-person-name.ts';

/** The studio's quote for the client: its lines and totals, the words of the agreement, and the button with the amount. */
export function QuotePanel({ project, selection }: { project: Project; selection: Selection }) {
  const { t } = useTranslation();
  const { mayAccept, pricing, quote } = useQuote(project.id);
  if (!mayAccept)
    return project.workflowState === 'SELECTION_CONFIRMATION' ? (
      <Banner kind="info" title={t('selection.quote.notYours', { client: project.client.name })} />
    ) : null;
  if (pricing.isError) return <ProblemBanner error={pricing.error} onRetry={() => void pricing.refetch()} />;
  if (!quote)
    return pricing.data?.standingTerms && project.workflowState === 'SELECTION_CONFIRMATION' ? (
      <Banner kind="info" title={t('selection.quote.standingTerms', { studio: project.studio.name })} />
    ) : null;
  return <QuoteToAccept project={project} quote={quote} photos={selection.items.length} />;
}

function QuoteToAccept({ project, quote, photos }: { project: Project; quote: Quote; photos: number }) {
  const { t } = useTranslation();
  const nameOf = usePersonName();
  const language = useLanguage();
  const total = formatMoney(quote.total, language);
  const net = formatMoney(quote.net, language);
  const text = t('selection.quote.text', {
    client: project.client.name,
    number: quote.number,
    studio: project.studio.name,
    project: project.title,
    count: photos,
    net,
    total,
  });
  const accept = useMutation({
    mutationFn: () =>
      api.call(acceptQuote, {
        params: { quoteId: quote.id },
        body: { shownTotalCents: quote.total.amount, shownText: text },
      }),
    onSettled: () => invalidate(getProjectPricing, getProject),
  });
  const isAccepted = quote.state === 'ACCEPTED';
  return (
    <Panel
      title={t('selection.quote.title', { number: quote.number })}
      actions={
        <StateBadge kind={isAccepted ? 'done' : 'waiting'}>
          {t(isAccepted ? 'selection.quote.accepted' : 'selection.quote.offered')}
        </StateBadge>
      }
    >
      <div className="flex flex-col gap-4">
        <QuoteLines quote={quote} />
        {isAccepted && quote.acceptedAt ? (
          <p className="text-body text-muted">
            {t('selection.quote.acceptedBy', {
              name: quote.acceptedBy ? nameOf(quote.acceptedBy) : project.client.name,
              date: formatInstant(quote.acceptedAt, language),
            })}
          </p>
        ) : (
          <>
            <p className="max-w-2xl text-body">{text}</p>
            <ProblemBanner error={accept.error} />
            <div>
              <Button variant="primary" isBusy={accept.isPending} onPress={() => accept.mutate()}>
                {t('selection.quote.accept', { total })}
              </Button>
            </div>
          </>
        )}
      </div>
    </Panel>
  );
}
