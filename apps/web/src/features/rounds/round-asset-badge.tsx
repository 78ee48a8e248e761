import type { RoundAssetState } from '@etouch/contracts/enums';
import { StateBadge } from '@etouch/ui/state-badge';
import type { StateKind } from '@etouch/ui/state-badge';
import { useTranslation } from 'react-i18next';

const KIND: Record<RoundAssetState, StateKind> = {
  TODO: 'waiting',
  SUBMITTED: 'active',
  QC_REJECTED: 'warning',
  QC_PASSED: 'done',
  APPROVED: 'done',
  REJECTED: 'failed',
};

/** Where a photo stands in its round. */
export function RoundAssetBadge({ state }: { state: RoundAssetState }) {
  const { t } = useTranslation();
  return <StateBadge kind={KIND[state]}>{t(`rounds.states.${state}`)}</StateBadge>;
}
