import type { CommentLane } from '@etouch/contracts/enums';
import { EmptyState } from '@etouch/ui/empty-state';
import { FilterChip } from '@etouch/ui/filter-chip';
import { Panel } from '@etouch/ui/panel';
import { Segmented } from '@etouch/ui/segmented';
import { MessageSquare } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/loaded.tsx';
import { useActive } from '../../lib/me.ts';
import { paths } from '../../lib/paths.ts';
import { useProject } from '../projects/use-project.ts';
import { CommentForm } from './comment-form.tsx';
import { CommentRow } from './comment-row.tsx';
import { lanesOf } from './lanes.ts';
import { PhotoTitle } from './photo-title.tsx';
import { useComments } from './use-comments.ts';

/** Every comment of the project, one lane at a time, gathered by what it hangs on. */
export function CommentsPage() {
  const { t } = useTranslation();
  const { id: projectId } = useProject();
  const { organizationType } = useActive();
  const lanes = lanesOf(organizationType);
  const [lane, setLane] = useState<CommentLane>(lanes[0] ?? 'STUDIO');
  const [isOpenOnly, setOpenOnly] = useState(false);
  const comments = useComments({ projectId });
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col gap-4 p-4 sm:p-6">
      <div className="flex flex-wrap items-center gap-3">
        {lanes.length > 1 ? (
          <Segmented
            label={t('comments.laneLabel')}
            value={lane}
            onChange={setLane}
            options={lanes.map((id) => ({ id, label: t(`comments.lanes.${id}`) }))}
          />
        ) : null}
        <FilterChip label={t('comments.openOnly')} isSelected={isOpenOnly} onChange={setOpenOnly} />
      </div>
      <Loaded query={comments}>
        {({ items }) => {
          const shown = items.filter((item) => item.lane === lane && !(isOpenOnly && item.resolvedAt));
          if (shown.length === 0) return <EmptyState icon={MessageSquare}>{t('comments.emptyProject')}</EmptyState>;
          return [...Map.groupBy(shown, ({ assetId }) => assetId)].map(([assetId, group]) => (
            <Panel
              key={assetId ?? 'project'}
              isFlush
              title={assetId ? <PhotoTitle assetId={assetId} /> : t('comments.onProject')}
              actions={
                assetId ? (
                  <Link
                    href={
                      organizationType === 'STUDIO'
                        ? paths.photo(projectId, assetId)
                        : paths.selectionPhoto(projectId, assetId)
                    }
                    className="rounded-sm text-12 text-accent-text hover:underline"
                  >
                    {t('comments.onPhoto')}
                  </Link>
                ) : undefined
              }
            >
              <ul className="p-2">
                {group.map((comment) => (
                  <CommentRow key={comment.id} comment={comment} />
                ))}
              </ul>
            </Panel>
          ));
        }}
      </Loaded>
      <Panel title={t('comments.onProject')}>
        <CommentForm key={lane} target={{ projectId }} lane={lane} />
      </Panel>
    </div>
  );
}
