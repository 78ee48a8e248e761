import type { QueueItem } from '@etouch/contracts/routes/rounds';
import { Button } from '@etouch/ui/button';
import { Panel } from '@etouch/ui/panel';
import { useTranslation } from 'react-i18next';
import { Cover } from '../../components/cover.tsx';
import { formatRelative } from '../../lib/format.ts';
import { useLanguage } from '../../lib/use-language.ts';
import { PinnedLayer } from '../comments/pinned-layer.tsx';
import { useComments } from '../comments/use-comments.ts';
import { ratioOf } from '../selection/justified.tsx';
import { isAskedAgain, sentBack, waitingVersion } from './queue-rows.ts';

/** What the studio sent back or asks for again, before everything else: the reason and where on the picture. */
export function SentBack({ items, onOpen }: { items: QueueItem[]; onOpen: (assignmentId: string) => void }) {
  const { t } = useTranslation();
  const rows = items.filter((item) => isAskedAgain(item) && !waitingVersion(item));
  if (rows.length === 0) return null;
  return (
    <Panel title={t('queue.sentBack.title', { count: rows.length })}>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,24rem),1fr))] gap-x-6 gap-y-4">
        {rows.map((item) => (
          <SentBackRow key={item.assignmentId} item={item} onOpen={() => onOpen(item.assignmentId)} />
        ))}
      </ul>
    </Panel>
  );
}

function SentBackRow({ item, onOpen }: { item: QueueItem; onOpen: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const version = sentBack(item);
  const comments = useComments({ assetId: item.assetId });
  const said = (comments.data?.items ?? []).filter(
    ({ resolvedAt, versionId, mine }) =>
      resolvedAt === null && !mine && (version === undefined || versionId === version.id),
  );
  const check = version?.qualityCheck;
  const picture = version?.picture.width ? version.picture : item.picture;
  const reasons = check?.reason ? [check.reason] : said.map(({ body }) => body);
  return (
    <li className="flex items-start gap-4">
      <div className="relative shrink-0" style={{ width: `${Math.min(9, 6 * ratioOf(picture))}rem` }}>
        <Cover picture={picture} alt={item.name} />
        <PinnedLayer comments={said} />
      </div>
      <div className="flex min-w-0 flex-col items-start gap-1">
        <p className="max-w-full truncate font-medium">
          {version ? t('queue.version', { name: item.name, number: version.number }) : item.name}
        </p>
        {reasons.map((reason) => (
          <p key={reason} className="break-words whitespace-pre-wrap">
            {reason}
          </p>
        ))}
        {reasons.length === 0 && comments.isSuccess ? <p>{t('queue.sentBack.unsaid')}</p> : null}
        <p className="text-12 text-muted">
          {check
            ? t('queue.sentBack.by', { studio: item.studio.name, when: formatRelative(check.at, language) })
            : t('queue.sentBack.asked', { number: item.roundNumber - 1 })}
        </p>
        <Button isSmall onPress={onOpen}>
          {t('queue.sentBack.open')}
        </Button>
      </div>
    </li>
  );
}
