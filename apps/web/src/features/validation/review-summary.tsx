import type { Comment } from '@etouch/contracts/routes/comments';
import { MiddleTruncate } from '@etouch/ui/middle-truncate';
import { useTranslation } from 'react-i18next';
import { Cover } from '../../components/cover.tsx';
import { PinnedLayer } from '../comments/pinned-layer.tsx';
import { ratioOf } from '../selection/justified.tsx';
import type { ReviewEntry } from './review-entries.ts';

export interface ReviewSummaryProps {
  entries: ReviewEntry[];
  /** The remarks that go with rejected photos; none for an approval. */
  comments: Comment[];
}

/** The photos of an answer: small ones in a row, or each rejected one with what is asked of it. */
export function ReviewSummary({ entries, comments }: ReviewSummaryProps) {
  const { t } = useTranslation();
  if (comments.length === 0)
    return (
      <ul
        className="flex max-h-52 flex-wrap gap-1.5 overflow-y-auto rounded-md bg-surround-dark p-2"
        data-surround="dark"
        data-theme="dark"
      >
        {entries.map(({ asset, version }) => (
          <li key={asset.id} style={{ width: `${4 * ratioOf(version.picture)}rem` }}>
            <Cover picture={version.picture} alt={asset.name} />
          </li>
        ))}
      </ul>
    );
  return (
    <ul className="flex max-h-80 flex-col gap-4 overflow-y-auto">
      {entries.map(({ asset, version }) => {
        const said = comments.filter(({ versionId, resolvedAt }) => versionId === version.id && !resolvedAt);
        return (
          <li key={asset.id} className="flex items-start gap-3">
            <div className="relative shrink-0" style={{ width: `${Math.min(8, 5.5 * ratioOf(version.picture))}rem` }}>
              <Cover picture={version.picture} alt={asset.name} />
              <PinnedLayer comments={said} />
            </div>
            <div className="min-w-0">
              <p className="font-medium">
                <MiddleTruncate text={asset.name} />
              </p>
              <ul>
                {said.map((comment) => (
                  <li key={comment.id} className="break-words">
                    {comment.kind === 'NOTE' ? null : (
                      <span className="text-muted">{t(`comments.kinds.${comment.kind}`)} – </span>
                    )}
                    {comment.body}
                  </li>
                ))}
              </ul>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
