import type { Annotation } from '@etouch/contracts/common';
import type { Comment } from '@etouch/contracts/routes/comments';
import { AnnotationLayer } from '@etouch/ui/annotation-layer';
import { useTranslation } from 'react-i18next';
import { annotationOf, pageOf, shapeOf } from './annotation.ts';
import { pinnedComments } from './use-comments.ts';

export interface PinnedLayerProps {
  comments: Comment[];
  /** The page of a document that is shown; the first one unless said. */
  page?: number;
  /** Drawn but not sent yet. */
  draft?: Annotation | null;
  selectedId?: string | null;
  onSelect?: (id: string) => void;
  /** Given, the layer draws. */
  onDraw?: (annotation: Annotation) => void;
}

/** The numbered places of comments over a picture. */
export function PinnedLayer({ comments, page = 1, draft, selectedId, onSelect, onDraw }: PinnedLayerProps) {
  const { t } = useTranslation();
  const pinned = pinnedComments(comments).flatMap(({ comment, number }) =>
    comment.annotation && pageOf(comment.annotation) === page
      ? [
          {
            ...shapeOf(comment.annotation),
            id: comment.id,
            number,
            isResolved: comment.resolvedAt !== null,
            label: t('comments.mark', { number, text: comment.body }),
          },
        ]
      : [],
  );
  const marks =
    draft && pageOf(draft) === page
      ? [
          ...pinned,
          { ...shapeOf(draft), id: 'draft', number: pinnedComments(comments).length + 1, label: t('comments.pinned') },
        ]
      : pinned;
  return (
    <AnnotationLayer
      marks={marks}
      selectedId={draft ? 'draft' : selectedId}
      onSelect={onSelect}
      onDraw={onDraw ? (shape) => onDraw(annotationOf(shape)) : undefined}
      drawLabel={t('light-table.annotateHelp')}
    />
  );
}
