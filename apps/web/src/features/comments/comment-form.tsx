import type { Annotation } from '@etouch/contracts/common';
import type { CommentLane } from '@etouch/contracts/enums';
import { Button } from '@etouch/ui/button';
import { Form } from '@etouch/ui/form';
import { TextArea } from '@etouch/ui/text-area';
import { MapPin, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@etouch/ui/icon-button';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { newKey } from '../../lib/new-key.ts';
import { useCreateComment } from './comment-actions.ts';
import type { CommentTarget } from './use-comments.ts';

export interface CommentFormProps {
  target: CommentTarget;
  lane: CommentLane;
  /** The place on the picture that was drawn for it. */
  annotation?: Annotation | null;
  onClearAnnotation?: () => void;
  /** Put the cursor here: a place was just drawn, or M was pressed. */
  takesFocus?: boolean;
}

/** Writes a comment; who will read it stands right above the button. What was typed survives a refusal. */
export function CommentForm({ target, lane, annotation, onClearAnnotation, takesFocus }: CommentFormProps) {
  const { t } = useTranslation();
  const [body, setBody] = useState('');
  const key = useRef(newKey());
  const create = useCreateComment();
  const send = () => {
    if (body.trim() === '') return;
    create.mutate(
      { body: { ...target, lane, body: body.trim(), annotation: annotation ?? undefined }, key: key.current },
      {
        onSuccess: () => {
          key.current = newKey();
          setBody('');
          onClearAnnotation?.();
        },
      },
    );
  };
  return (
    <Form onSubmit={send}>
      <div className="flex flex-col gap-2">
        <ProblemBanner error={create.error} />
        <TextArea
          key={takesFocus ? 'focused' : 'idle'}
          takesFocus={takesFocus}
          label={t('comments.write')}
          isLabelHidden
          placeholder={t('comments.placeholder')}
          rows={2}
          maxLength={5000}
          value={body}
          onChange={setBody}
          onSubmit={send}
        />
        {annotation ? (
          <p className="flex items-center gap-1 text-12 text-muted">
            <MapPin size={14} strokeWidth={1.5} aria-hidden="true" />
            <span className="grow">{t('comments.pinned')}</span>
            <IconButton isSmall icon={X} label={t('comments.unpin')} onPress={() => onClearAnnotation?.()} />
          </p>
        ) : null}
        <div className="flex items-center justify-between gap-2">
          <span className="text-12 text-muted">{t(`comments.laneHelp.${lane}`)}</span>
          <Button type="submit" isSmall isBusy={create.isPending}>
            {t('comments.send')}
          </Button>
        </div>
      </div>
    </Form>
  );
}
