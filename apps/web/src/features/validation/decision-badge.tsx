import { StateBadge } from '@etouch/ui/state-badge';
import { useTranslation } from 'react-i18next';
import type { Decision } from './review-entries.ts';

const KIND = { open: 'waiting', approved: 'done', rejected: 'failed' } as const;

/** The client's decision on a photo, by icon and word. */
export function DecisionBadge({ decision }: { decision: Decision }) {
  const { t } = useTranslation();
  return <StateBadge kind={KIND[decision]}>{t(`validation.decisions.${decision}`)}</StateBadge>;
}
