import type { Comment } from '@etouch/contracts/routes/comments';
import type { Version } from '@etouch/contracts/routes/rounds';
import { Badge } from '@etouch/ui/badge';
import { Button } from '@etouch/ui/button';
import { InspectorSection } from '@etouch/ui/inspector';
import { StateBadge } from '@etouch/ui/state-badge';
import { clsx } from 'clsx';
import { Check, Contrast } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { useResolveComment } from './comment-actions.ts';
import { useChangedHere } from './use-changed-here.ts';
import { usePersonName } from '../../lib/use-person-name.ts';

export interface CarriedRemarksProps {
  versionId: string;
  /** Those the photo had before. */
  earlier: readonly Version[];
  comments: Comment[];
  selectedId: string | null;
  onShowDifference: (commentId: string) => void;
}

/** What was said of earlier versions and is still open: did it change here? */
export function CarriedRemarks({ versionId, comments, selectedId, onShowDifference, ...rest }: CarriedRemarksProps) {
  const { t } = useTranslation();
  const nameOf = usePersonName();
  const earlier = new Map(rest.earlier.map((version) => [version.id, version]));
  const carried = comments.flatMap((comment) => {
    const version = comment.versionId ? earlier.get(comment.versionId) : undefined;
    return version && comment.resolvedAt === null && comment.parentId === null ? [{ comment, version }] : [];
  });
  if (carried.length === 0) return null;
  return (
    <InspectorSection title={t('validation.carried.title', { count: carried.length })}>
      <ul className="flex flex-col gap-4">
        {carried.map(({ comment, version }) => (
          <li
            key={comment.id}
            className={clsx(
              'flex flex-col gap-1.5',
              comment.id === selectedId && '-mx-2 rounded-md bg-accent-soft p-2',
            )}
          >
            <p className="flex flex-wrap items-center gap-1.5 text-12 text-muted">
              <span className="font-medium text-text">
                {comment.author ? nameOf(comment.author) : comment.organization?.name}
              </span>
              <span>{t('validation.version', { number: version.number })}</span>
              {comment.kind === 'NOTE' ? null : <Badge tone="amber">{t(`comments.kinds.${comment.kind}`)}</Badge>}
            </p>
            <p className="break-words whitespace-pre-wrap">{comment.body}</p>
            <Verdict comment={comment} against={version.id} versionId={versionId} />
            <CarriedActs comment={comment} onShowDifference={() => onShowDifference(comment.id)} />
          </li>
        ))}
      </ul>
    </InspectorSection>
  );
}

/** Says whether the photo changed where the remark points; silent while unknown. */
function Verdict({ comment, against, versionId }: { comment: Comment; against: string; versionId: string }) {
  const { t } = useTranslation();
  const changed = useChangedHere(versionId, against, comment.annotation).data;
  if (changed === undefined) return null;
  const verdict = changed === null ? 'gone' : changed ? 'changed' : 'unchanged';
  return (
    <span>
      <StateBadge kind={changed ? 'done' : 'warning'}>{t(`validation.carried.${verdict}`)}</StateBadge>
    </span>
  );
}

function CarriedActs({ comment, onShowDifference }: { comment: Comment; onShowDifference: () => void }) {
  const { t } = useTranslation();
  const resolve = useResolveComment();
  return (
    <>
      <span className="flex flex-wrap gap-2">
        <Button isSmall icon={Contrast} onPress={onShowDifference}>
          {t('validation.carried.difference')}
        </Button>
        <Button
          isSmall
          icon={Check}
          isBusy={resolve.isPending}
          onPress={() => resolve.mutate({ commentId: comment.id, resolved: true })}
        >
          {t('validation.carried.fixed')}
        </Button>
      </span>
      <ProblemBanner error={resolve.error} />
    </>
  );
}
