import type { Annotation } from '@etouch/contracts/common';
import type { QueueItem } from '@etouch/contracts/routes/rounds';
import { IconButton } from '@etouch/ui/icon-button';
import { Segmented } from '@etouch/ui/segmented';
import { MapPin } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Cover } from '../../components/cover.tsx';
import { PinnedLayer } from '../comments/pinned-layer.tsx';
import { useComments } from '../comments/use-comments.ts';
import { ratioOf } from '../selection/justified.tsx';

export interface BriefPictureProps {
  item: QueueItem;
  pin: Annotation | null;
  onPin: (pin: Annotation) => void;
  selectedId: string | null;
  onSelect: (id: string) => void;
}

/** The original or one of the versions, with the places the studio's remarks are about. */
export function BriefPicture({ item, pin, onPin, selectedId, onSelect }: BriefPictureProps) {
  const { t } = useTranslation();
  const readable = item.versions.filter(({ status }) => status === 'READY').slice(0, 4);
  const [shown, setShown] = useState(readable[0]?.id ?? 'original');
  const [isPinning, setPinning] = useState(false);
  const comments = useComments({ assetId: item.assetId });
  const version = readable.find(({ id }) => id === shown);
  const picture = version?.picture ?? item.picture;
  return (
    <div className="border-b border-line">
      <div className="flex justify-center bg-surround-grey p-3" data-surround="grey">
        <div className="relative" style={{ width: `min(100%, ${22 * ratioOf(picture)}rem)` }}>
          <Cover key={shown} picture={picture} alt={item.name} size="preview" isEager />
          <PinnedLayer
            comments={(comments.data?.items ?? []).filter(({ resolvedAt }) => resolvedAt === null)}
            draft={pin}
            selectedId={selectedId}
            onSelect={onSelect}
            onDraw={
              isPinning
                ? (annotation) => {
                    onPin(annotation);
                    setPinning(false);
                  }
                : undefined
            }
          />
        </div>
      </div>
      <div className="flex items-center justify-between gap-2 px-3 py-1.5">
        {readable.length > 0 ? (
          <Segmented
            label={t('queue.brief.shown')}
            value={shown}
            onChange={setShown}
            options={[
              { id: 'original', label: t('queue.brief.before') },
              ...readable
                .toReversed()
                .map(({ id, number }) => ({ id, label: t('photos.badges.version', { count: number }) })),
            ]}
          />
        ) : (
          <span className="text-12 text-muted">{t('queue.brief.before')}</span>
        )}
        <IconButton
          isSmall
          icon={MapPin}
          label={t('selection.pin')}
          isSelected={isPinning}
          onPress={() => setPinning(!isPinning)}
        />
      </div>
    </div>
  );
}
