import type { Comment } from '@etouch/contracts/routes/comments';
import { Badge } from '@etouch/ui/badge';
import { IconButton } from '@etouch/ui/icon-button';
import { showToast } from '@etouch/ui/toast';
import { clsx } from 'clsx';
import { Check, CornerUpRight, RotateCcw } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { formatInstant, formatRelative } from '../../lib/format.ts';
import { useCan } from '../../lib/me.ts';
import { usePersonName } from '../../lib/use-person-name.ts';
import { useLanguage } from '../../lib/use-language.ts';
import { useForwardComment, useResolveComment } from './comment-actions.ts';

export interface CommentRowProps {
  comment: Comment;
  /** Its number on the picture. */
  number?: number;
  isSelected?: boolean;
  onSelect?: () => void;
}

/** One comment, with what can be done to it. */
export function CommentRow({ comment, number, isSelected = false, onSelect }: CommentRowProps) {
  const { t } = useTranslation();
  const nameOf = usePersonName();
  const language = useLanguage();
  const can = useCan();
  const resolve = useResolveComment();
  const forward = useForwardComment();
  const isResolved = comment.resolvedAt !== null;
  const author = comment.mine
    ? t('comments.you')
    : comment.author
      ? nameOf(comment.author)
      : (comment.organization?.name ?? '');
  return (
    <li
      className={clsx(
        'flex gap-2 rounded-md px-2 py-2',
        isSelected && 'bg-accent-soft',
        comment.parentId && 'ms-6 border-s border-line',
      )}
    >
      {number === undefined ? null : (
        <Button
          aria-label={t('comments.mark', { number, text: comment.body })}
          onPress={onSelect}
          className="mt-0.5 flex size-5 shrink-0 items-center justify-center rounded-full bg-text text-12 font-semibold text-panel tabular"
        >
          {number}
        </Button>
      )}
      <div className="min-w-0 grow">
        <p className="flex flex-wrap items-baseline gap-x-2 text-12 text-muted">
          <span className="font-medium text-text">{author}</span>
          {comment.author && comment.organization && !comment.mine ? <span>{comment.organization.name}</span> : null}
          <time dateTime={comment.createdAt} title={formatInstant(comment.createdAt, language)}>
            {formatRelative(comment.createdAt, language)}
          </time>
        </p>
        <p className={clsx('break-words whitespace-pre-wrap', isResolved && 'text-muted')}>{comment.body}</p>
        <p className="flex flex-wrap gap-1 empty:hidden">
          {comment.kind === 'NOTE' ? null : <Badge tone="amber">{t(`comments.kinds.${comment.kind}`)}</Badge>}
          {comment.carriedFromId ? <Badge>{t('comments.carried')}</Badge> : null}
          {comment.forwardedFromId ? <Badge>{t('comments.forwardedMark')}</Badge> : null}
          {isResolved ? (
            <Badge tone="green" icon={Check}>
              {comment.resolvedBy
                ? t('comments.resolvedBy', { name: nameOf(comment.resolvedBy) })
                : t('comments.resolved')}
            </Badge>
          ) : null}
        </p>
        <ProblemBanner error={resolve.error ?? forward.error} />
      </div>
      <span className="flex shrink-0 flex-col">
        <IconButton
          isSmall
          placement="left"
          icon={isResolved ? RotateCcw : Check}
          label={isResolved ? t('comments.reopen') : t('comments.resolve')}
          onPress={() => resolve.mutate({ commentId: comment.id, resolved: !isResolved })}
        />
        {comment.lane === 'CLIENT_STUDIO' && comment.assetId && can('version.check') ? (
          <IconButton
            isSmall
            placement="left"
            icon={CornerUpRight}
            label={t('comments.forward')}
            onPress={() =>
              forward.mutate(comment.id, { onSuccess: () => showToast({ text: t('comments.forwarded') }) })
            }
          />
        ) : null}
      </span>
    </li>
  );
}
