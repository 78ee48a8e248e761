import type { Asset } from '@etouch/contracts/routes/assets';
import { Button } from '@etouch/ui/button';
import { Heart, HeartOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatMoney, formatNumber } from '../../lib/format.ts';
import { useLanguage } from '../../lib/use-language.ts';
import type { Draft, Person } from './choices.ts';

export interface LargeChoiceProps {
  asset: Asset;
  draft: Draft;
  isChosen: boolean;
  others: readonly Person[];
  onChoose: (isChosen: boolean) => void;
}

/** Under the large photo, at the thumb: choose it or not, and how many are chosen so far. */
export function LargeChoice({ asset, draft, isChosen, others, onChoose }: LargeChoiceProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const count = draft.picks.length;
  const limit = draft.selectionLimit;
  return (
    <footer className="flex shrink-0 items-center justify-between gap-4 border-t border-line bg-panel px-4 py-2 pb-[max(0.5rem,env(safe-area-inset-bottom))]">
      <p className="min-w-0" aria-live="polite">
        <span className="block truncate font-medium tabular">
          {limit === null
            ? t('selection.count', { count })
            : t('selection.countOf', { count, limit: formatNumber(limit, language) })}
        </span>
        {draft.overageCount > 0 && draft.overageTotal ? (
          <span className="block truncate text-12 text-amber tabular">
            {t('selection.above', { count: draft.overageCount, total: formatMoney(draft.overageTotal, language) })}
          </span>
        ) : others.length > 0 ? (
          <span className="block truncate text-12 text-muted">
            {t('selection.alsoChosenBy', { names: others.map(({ name }) => name).join(', ') })}
          </span>
        ) : null}
      </p>
      <Button
        key={asset.id}
        variant={isChosen ? 'secondary' : 'primary'}
        icon={isChosen ? HeartOff : Heart}
        shortcut="H"
        onPress={() => onChoose(!isChosen)}
      >
        {t(isChosen ? 'selection.takeBack' : 'selection.chooseThis')}
      </Button>
    </footer>
  );
}
