import type { Project } from '@etouch/contracts/routes/projects';
import { PhoneSelectionBar } from '@etouch/ui/phone-selection-bar';
import { useTranslation } from 'react-i18next';
import { formatMoney, formatNumber } from '../../lib/format.ts';
import { useLanguage } from '../../lib/use-language.ts';
import { useGuardWords } from '../../lib/use-problem.ts';
import type { Draft } from './choices.ts';

export interface ChoiceTotalProps {
  draft: Draft;
  project: Project;
  /** The last look before submitting needs every photo. */
  isWhole: boolean;
  onFinish: () => void;
}

/** How many are chosen by everybody together, what is above the limit, and the one way on. */
export function ChoiceTotal({ draft, project, isWhole, onFinish }: ChoiceTotalProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const guard = useGuardWords();
  const count = draft.picks.length;
  const limit = draft.selectionLimit;
  const total = draft.overageTotal;
  const above = draft.overageCount;
  return (
    <PhoneSelectionBar
      chosen={count}
      limit={limit ?? undefined}
      countText={
        limit === null
          ? t('selection.count', { count })
          : t('selection.countOf', { count, limit: formatNumber(limit, language) })
      }
      extraText={
        above === 0
          ? undefined
          : total
            ? t('selection.above', { count: above, total: formatMoney(total, language) })
            : t('selection.aboveUnpriced', { count: above })
      }
      actionLabel={t('selection.finish')}
      isBusy={!isWhole}
      reason={
        count === 0
          ? guard('SOMETHING_SELECTED')
          : above > 0 && !total
            ? t('selection.tooMany', { count: above, studio: project.studio.name })
            : undefined
      }
      onAction={onFinish}
    />
  );
}
