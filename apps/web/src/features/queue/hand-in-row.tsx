import { discardVersion, listQueue } from '@etouch/contracts/routes/rounds';
import type { QueueItem } from '@etouch/contracts/routes/rounds';
import { Checkbox } from '@etouch/ui/checkbox';
import { IconButton } from '@etouch/ui/icon-button';
import { MiddleTruncate } from '@etouch/ui/middle-truncate';
import { StateBadge } from '@etouch/ui/state-badge';
import { useMutation } from '@tanstack/react-query';
import { ArrowRight, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@etouch/ui/icon';
import { Cover } from '../../components/cover.tsx';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { api } from '../../lib/api.ts';
import { formatBytes } from '../../lib/format.ts';
import { invalidate } from '../../lib/query.ts';
import { useLanguage } from '../../lib/use-language.ts';
import { useFailureWords } from '../assets/use-failure-words.ts';
import { ratioOf } from '../selection/justified.tsx';
import { waitingVersion } from './queue-rows.ts';

export interface HandInRowProps {
  item: QueueItem;
  isLeft: boolean;
  onLeft: (versionId: string, isLeft: boolean) => void;
}

/** One version about to be handed in: the photo, the file, how they found each other, and what stands in the way. */
export function HandInRow({ item, isLeft, onLeft }: HandInRowProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const failure = useFailureWords();
  const version = waitingVersion(item);
  const discard = useMutation({
    mutationFn: (versionId: string) => api.call(discardVersion, { params: { versionId } }),
    onSettled: () => invalidate(listQueue),
  });
  if (!version) return null;
  const isReady = version.status === 'READY';
  const fileName = version.fileName ?? item.name;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
      <Checkbox
        aria-label={t('queue.handIn.include', { name: item.name })}
        isSelected={isReady && !isLeft}
        isDisabled={!isReady}
        onChange={(isIncluded) => onLeft(version.id, !isIncluded)}
      />
      <span className="flex items-center gap-2">
        <Thumb picture={item.picture} alt={item.name} />
        <Icon of={ArrowRight} />
        <Thumb picture={isReady ? version.picture : item.picture} alt={fileName} isFaint={!isReady} />
      </span>
      <span className="flex min-w-0 grow basis-56 flex-col">
        <span className="font-medium">{t('queue.version', { name: item.name, number: version.number })}</span>
        <span className="flex min-w-0 gap-1 text-12 text-muted">
          <MiddleTruncate text={fileName} />
          <span className="shrink-0 tabular">· {formatBytes(version.sizeBytes, language)}</span>
        </span>
      </span>
      {version.matchedBy ? (
        <span className="text-12 text-muted">{t(`queue.matchedBy.${version.matchedBy}`)}</span>
      ) : null}
      {version.status === 'FAILED' ? (
        <StateBadge kind="failed">{failure(version.processingError ?? 'OTHER')}</StateBadge>
      ) : isReady ? (
        <StateBadge kind="done">{t('queue.handIn.readable')}</StateBadge>
      ) : (
        <StateBadge kind="waiting">{t('queue.handIn.reading')}</StateBadge>
      )}
      <IconButton
        isSmall
        icon={Trash2}
        label={t('queue.handIn.discard', { name: fileName })}
        onPress={() => discard.mutate(version.id)}
      />
      {discard.error ? (
        <div className="w-full">
          <ProblemBanner error={discard.error} />
        </div>
      ) : null}
    </li>
  );
}

function Thumb({ picture, alt, isFaint = false }: { picture: QueueItem['picture']; alt: string; isFaint?: boolean }) {
  return (
    <span className={`flex h-12 w-14 items-center justify-center ${isFaint ? 'opacity-30' : ''}`}>
      <span className="block" style={{ width: `min(100%, ${3 * ratioOf(picture)}rem)` }}>
        <Cover picture={picture} alt={alt} />
      </span>
    </span>
  );
}
