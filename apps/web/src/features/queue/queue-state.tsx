import type { QueueItem } from '@etouch/contracts/routes/rounds';
import { StateBadge } from '@etouch/ui/state-badge';
import type { StateKind } from '@etouch/ui/state-badge';
import { useTranslation } from 'react-i18next';
import { waitingVersion } from './queue-rows.ts';

const LOOK: Record<QueueItem['state'], StateKind> = {
  TODO: 'waiting',
  SUBMITTED: 'active',
  QC_REJECTED: 'warning',
  QC_PASSED: 'done',
  APPROVED: 'done',
  REJECTED: 'failed',
};

/** Where a photo stands for its retoucher; a version that arrived but was not handed in is said too. */
export function QueueState({ item }: { item: QueueItem }) {
  const { t } = useTranslation();
  const version = waitingVersion(item);
  if (!version) return <StateBadge kind={LOOK[item.state]}>{t(`queue.states.${item.state}`)}</StateBadge>;
  if (version.status === 'FAILED') return <StateBadge kind="failed">{t('queue.states.unreadable')}</StateBadge>;
  return version.status === 'READY' ? (
    <StateBadge kind="active">{t('queue.states.ready', { number: version.number })}</StateBadge>
  ) : (
    <StateBadge kind="waiting">{t('queue.states.checking', { number: version.number })}</StateBadge>
  );
}
