import { Badge } from '@etouch/ui/badge';
import { Button } from '@etouch/ui/button';
import { MiddleTruncate } from '@etouch/ui/middle-truncate';
import { Check, MessageSquare } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { SharpPicture } from '../selection/sharp-picture.tsx';
import { DecisionBadge } from './decision-badge.tsx';
import { decisionOf } from './review-entries.ts';
import type { ReviewEntry } from './review-entries.ts';

export interface DecisionCellProps {
  entry: ReviewEntry;
  onOpen: () => void;
  /** Left out once nothing can be decided any more. */
  onApprove?: () => void;
}

/** One photo of the round: a tap opens it beside its original; what is plainly right is approved from here. */
export function DecisionCell({ entry, onOpen, onApprove }: DecisionCellProps) {
  const { t } = useTranslation();
  const { asset, version } = entry;
  const decision = decisionOf(entry);
  return (
    <figure className="@container flex flex-col">
      <button
        type="button"
        aria-label={t('validation.open', { name: asset.name })}
        onClick={onOpen}
        className="block w-full cursor-zoom-in rounded-[2px] outline-offset-3"
      >
        <SharpPicture picture={version.picture} alt={asset.name} width="480px" />
      </button>
      <figcaption className="flex min-h-12 items-center gap-2 ps-0.5 text-12">
        <span className="flex min-w-0 grow flex-col">
          <MiddleTruncate text={asset.name} />
          <span className="text-current/75">{t('photos.badges.version', { count: version.number })}</span>
        </span>
        {asset.openComments ? (
          <span className="hidden @[14rem]:inline" title={t('photos.badges.comments', { count: asset.openComments })}>
            <Badge icon={MessageSquare}>{asset.openComments}</Badge>
          </span>
        ) : null}
        {decision === 'open' && onApprove ? (
          <Button
            isSmall
            icon={Check}
            aria-label={t('validation.approveOne', { name: asset.name })}
            onPress={onApprove}
          >
            {t('validation.approve')}
          </Button>
        ) : (
          <DecisionBadge decision={decision} />
        )}
      </figcaption>
    </figure>
  );
}
