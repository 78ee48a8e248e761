import type { Annotation } from '@etouch/contracts/common';
import type { CommentLane } from '@etouch/contracts/enums';
import type { Comment } from '@etouch/contracts/routes/comments';
import { Segmented } from '@etouch/ui/segmented';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/loaded.tsx';
import { useActive } from '../../lib/me.ts';
import { CommentForm } from './comment-form.tsx';
import { CommentRow } from './comment-row.tsx';
import { lanesOf } from './lanes.ts';
import { pinnedComments, useComments } from './use-comments.ts';
import type { CommentTarget } from './use-comments.ts';

export interface CommentsPanelProps {
  /** What is written hangs on this. */
  target: CommentTarget;
  /** What is listed, where that is more than `target`: a photo with all its versions. */
  listed?: CommentTarget;
  annotation?: Annotation | null;
  onClearAnnotation?: () => void;
  selectedId?: string | null;
  onSelect?: (id: string) => void;
  takesFocus?: boolean;
  /** Where one writes first; the first lane of the organization unless told. */
  initialLane?: CommentLane;
}

/** The comments of one thing. Lanes are apart: one is in view, and what is written goes to that one only. */
export function CommentsPanel({ target, listed = target, initialLane, ...form }: CommentsPanelProps) {
  const { t } = useTranslation();
  const lanes = lanesOf(useActive().organizationType);
  const [lane, setLane] = useState<CommentLane | undefined>(initialLane ?? lanes[0]);
  const comments = useComments(listed);
  if (!lane) return null;
  const countOf = (of: CommentLane) =>
    (comments.data?.items ?? []).filter((comment) => comment.lane === of && !comment.resolvedAt).length;
  return (
    <div className="flex flex-col gap-3">
      {lanes.length > 1 ? (
        <div className="-mx-1 overflow-x-auto px-1">
          <Segmented
            label={t('comments.laneLabel')}
            value={lane}
            onChange={setLane}
            options={lanes.map((id) => {
              const count = countOf(id);
              const name = t(`comments.lanesShort.${id}`);
              return { id, label: count > 0 ? `${name} ${count}` : name };
            })}
          />
        </div>
      ) : null}
      <Loaded query={comments} lines={2}>
        {({ items }) => (
          <Lane
            comments={items.filter((comment) => comment.lane === lane)}
            numbers={new Map(pinnedComments(items).map(({ comment, number }) => [comment.id, number]))}
            selectedId={form.selectedId}
            onSelect={form.onSelect}
          />
        )}
      </Loaded>
      <CommentForm
        key={lane}
        target={target}
        lane={lane}
        annotation={form.annotation}
        onClearAnnotation={form.onClearAnnotation}
        takesFocus={form.takesFocus}
      />
    </div>
  );
}

interface LaneProps {
  comments: Comment[];
  numbers: ReadonlyMap<string, number>;
  selectedId?: string | null;
  onSelect?: (id: string) => void;
}

function Lane({ comments, numbers, selectedId, onSelect }: LaneProps) {
  const { t } = useTranslation();
  if (comments.length === 0) return <p className="py-2 text-12 text-muted">{t('comments.empty')}</p>;
  return (
    <ul className="-mx-2 flex flex-col">
      {comments.map((comment) => (
        <CommentRow
          key={comment.id}
          comment={comment}
          number={numbers.get(comment.id)}
          isSelected={comment.id === selectedId}
          onSelect={() => onSelect?.(comment.id)}
        />
      ))}
    </ul>
  );
}
