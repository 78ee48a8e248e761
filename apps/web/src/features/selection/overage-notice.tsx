import type { Project } from '@etouch/contracts/routes/projects';
import { Banner } from '@etouch/ui/banner';
import { Checkbox } from '@etouch/ui/checkbox';
import { useTranslation } from 'react-i18next';
import { formatMoney, formatNumber } from '../../lib/format.ts';
import { useLanguage } from '../../lib/use-language.ts';
import type { Draft } from './choices.ts';

export interface OverageNoticeProps {
  project: Project;
  draft: Draft;
  /** Photos above the limit, and their net price as text; null where no price was agreed. */
  count: number;
  total: string | null;
  isAccepted: boolean;
  onAccept: (isAccepted: boolean) => void;
}

/** What is above the limit and what it costs, in the exact words that are accepted; or who else has to accept it. */
export function OverageNotice({ project, draft, count, total, isAccepted, onAccept }: OverageNoticeProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const limit = formatNumber(draft.selectionLimit ?? 0, language);
  if (!total)
    return (
      <Banner kind="warning" title={t('selection.overage.title', { count, limit })}>
        {t('selection.tooMany', { count, studio: project.studio.name })}
      </Banner>
    );
  const price = project.overagePrice ? formatMoney(project.overagePrice, language) : '';
  if (!draft.mayCommitMoney)
    return (
      <Banner kind="warning" title={t('selection.overage.title', { count, limit })}>
        {draft.committers.length > 0
          ? t('selection.overage.ask', {
              total,
              people: new Intl.ListFormat(language, { type: 'disjunction' }).format(
                draft.committers.map(({ name }) => name),
              ),
            })
          : t('selection.overage.askSomeone', { total, client: project.client.name })}
      </Banner>
    );
  return (
    <Banner kind="warning" title={t('selection.overage.title', { count, limit })}>
      <p>{t('selection.overage.price', { price, total })}</p>
      <Checkbox isSelected={isAccepted} onChange={onAccept}>
        {t('selection.overage.accept', { count, total })}
      </Checkbox>
    </Banner>
  );
}
