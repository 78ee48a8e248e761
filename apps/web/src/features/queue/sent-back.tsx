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
import { sentBack } from './queue-rows.ts';

/** What the studio sent back, before everything else: the reason and where on the picture. */
export function SentBack({ items, onOpen }: { items: QueueItem[]; onOpen: (assignmentId: string) => void }) {
  const { t } = useTranslation();
  const rows = items.filter((item) => sentBack(item));
  if (rows.length === 0) return null;
  return (
    <Panel title={t('queue.sentBack.title', { count: rows.length })}>
      <ul className="grid gap-x-6 gap-y-4 lg:grid-cols-2">
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
  const comments = useComments({ versionId: version?.id });
  if (!version) return null;
  const picture = version.picture.width ? version.picture : item.picture;
  return (
    <li className="flex items-start gap-4">
      <div className="relative shrink-0" style={{ width: `${Math.min(9, 6 * ratioOf(picture))}rem` }}>
        <Cover picture={picture} alt={item.name} />
        <PinnedLayer comments={(comments.data?.items ?? []).filter(({ resolvedAt }) => resolvedAt === null)} />
      </div>
      <div className="flex min-w-0 flex-col items-start gap-1">
        <p className="max-w-full truncate font-medium">
          {t('queue.version', { name: item.name, number: version.number })}
        </p>
        <p className="break-words whitespace-pre-wrap">{version.qualityCheck?.reason}</p>
        {version.qualityCheck ? (
          <p className="text-12 text-muted">
            {t('queue.sentBack.by', {
              studio: item.studio.name,
              when: formatRelative(version.qualityCheck.at, language),
            })}
          </p>
        ) : null}
        <Button isSmall onPress={onOpen}>
          {t('queue.sentBack.open')}
        </Button>
      </div>
    </li>
  );
}
