import type { RouteOutput } from '@etouch/contracts/route';
import type { getVersionChange } from '@etouch/contracts/routes/media';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../lib/format.ts';
import { useLanguage } from '../../lib/use-language.ts';

/** ΔE of the whole picture's tone from which it is worth a word, and basis points missing from which it was cropped. */
const [TONE_FROM, CROPPED_FROM] = [1, 150];

/** What a comparison found, in a sentence. */
export function ChangeWords({ change }: { change: RouteOutput<typeof getVersionChange> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const percent = (basisPoints: number) => formatNumber(Math.max(0.1, Math.round(basisPoints / 10) / 10), language);
  const round = (deltaE: number) => formatNumber(Math.round(deltaE), language);
  const largest = Math.max(0, ...change.regions.map(({ deltaE }) => deltaE.max));
  const words = [
    change.regions.length > 0
      ? t('check.difference.changed', { percent: percent(change.changedBasisPoints), deltaE: round(largest) })
      : t('check.difference.unchanged'),
    change.toneDeltaE >= TONE_FROM ? t('check.difference.tone', { deltaE: round(change.toneDeltaE) }) : null,
    change.keptBasisPoints <= 10_000 - CROPPED_FROM
      ? t('check.difference.cropped', { percent: percent(change.keptBasisPoints) })
      : null,
  ];
  return <span className="tabular">{words.filter((one) => one !== null).join(' ')}</span>;
}
