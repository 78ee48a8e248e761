import type { Selection } from '@etouch/contracts/routes/selections';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../lib/format.ts';
import { useLanguage } from '../../lib/use-language.ts';
import { usePersonName } from '../../lib/use-person-name.ts';

/** Who chose how many, when, and how far above the limit. */
export function SelectionSummary({ selection }: { selection: Selection }) {
  const { t } = useTranslation();
  const nameOf = usePersonName();
  const language = useLanguage();
  const who = selection.submittedBy ? nameOf(selection.submittedBy) : t('activity.someone');
  return (
    <div className="flex flex-col gap-1">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="text-15 font-semibold">
          {t('confirmation.summary', { count: selection.items.length, who })}
        </span>
        <span className="text-12 text-muted">
          {[
            ...(selection.onBehalf ? [t('confirmation.onBehalf')] : []),
            ...(selection.overageCount > 0 && selection.selectionLimit !== null
              ? [t('confirmation.overage', { count: selection.overageCount, limit: selection.selectionLimit })]
              : []),
            formatInstant(selection.submittedAt, language),
          ].join(' · ')}
        </span>
      </p>
      {selection.note ? <p className="max-w-prose whitespace-pre-wrap text-muted">{selection.note}</p> : null}
    </div>
  );
}
