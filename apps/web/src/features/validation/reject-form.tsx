import type { Annotation } from '@etouch/contracts/common';
import type { Comment } from '@etouch/contracts/routes/comments';
import { Button } from '@etouch/ui/button';
import { Form } from '@etouch/ui/form';
import { RadioGroup } from '@etouch/ui/radio-group';
import { TextArea } from '@etouch/ui/text-area';
import { useMutation } from '@tanstack/react-query';
import { MapPin } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { newKey } from '../../lib/new-key.ts';
import { useCreateComment } from '../comments/comment-actions.ts';
import type { ReviewEntry } from './review-entries.ts';
import { useDeciding } from './use-deciding.ts';

const KINDS = ['REJECTION', 'CHANGE_REQUEST'] as const;
type Kind = (typeof KINDS)[number];

export interface RejectFormProps {
  projectId: string;
  entry: ReviewEntry;
  /** What was already said of this version: one may reject on that alone. */
  comments: Comment[];
  pin: Annotation | null;
  onClearPin: () => void;
  isPinning: boolean;
  onPin: () => void;
  onDone: () => void;
  onCancel: () => void;
}

/** Says what is wrong and where, then rejects. Without a reason nobody could do better, so one is required. */
export function RejectForm({
  projectId,
  entry,
  comments,
  pin,
  onClearPin,
  isPinning,
  onPin,
  onDone,
  onCancel,
}: RejectFormProps) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<Kind>('REJECTION');
  const [body, setBody] = useState('');
  const [isMissing, setMissing] = useState(false);
  const key = useRef(newKey());
  const create = useCreateComment();
  const deciding = useDeciding(projectId);
  const reasons = comments.filter((comment) => comment.kind !== 'NOTE' && comment.resolvedAt === null);
  const reject = useMutation({
    mutationFn: async () => {
      const text = body.trim();
      if (text !== '') {
        await create.mutateAsync({
          body: {
            versionId: entry.version.id,
            lane: 'CLIENT_STUDIO',
            kind,
            body: text,
            annotation: pin ?? undefined,
          },
          key: key.current,
        });
        // The remark is kept: when only the decision fails, the next attempt must not write it again.
        key.current = newKey();
        setBody('');
      }
      await deciding.mutateAsync({ entries: [entry], decision: 'REJECTED' });
    },
    onSuccess: onDone,
  });
  const submit = () => {
    if (body.trim() === '' && reasons.length === 0) setMissing(true);
    else reject.mutate();
  };
  return (
    <Form onSubmit={submit}>
      <div className="flex flex-col gap-4">
        <TextArea
          takesFocus={pin !== null}
          key={pin ? 'pinned' : 'free'}
          label={t('validation.rejecting.what')}
          placeholder={t('validation.rejecting.placeholder')}
          rows={3}
          maxLength={5000}
          value={body}
          onChange={(text) => {
            setBody(text);
            setMissing(false);
          }}
          onSubmit={submit}
          error={isMissing ? t('validation.rejecting.missing') : undefined}
        />
        <div className="flex items-center justify-between gap-2">
          <span className="text-12 text-muted">
            {pin ? t('comments.pinned') : isPinning ? t('selection.pinHelp') : t('validation.rejecting.unpinned')}
          </span>
          <Button isSmall icon={MapPin} onPress={pin ? onClearPin : onPin}>
            {pin ? t('comments.unpin') : t('validation.pin')}
          </Button>
        </div>
        <RadioGroup
          label={t('validation.rejecting.kind')}
          value={kind}
          onChange={(id) => setKind(KINDS.find((known) => known === id) ?? 'REJECTION')}
          options={KINDS.map((id) => ({
            id,
            label: t(`comments.kinds.${id}`),
            description: t(`validation.rejecting.${id}`),
          }))}
        />
        <ProblemBanner error={reject.error} />
        <div className="flex justify-end gap-2">
          <Button onPress={onCancel}>{t('common.cancel')}</Button>
          <Button variant="primary" type="submit" isBusy={reject.isPending}>
            {t('validation.rejecting.submit')}
          </Button>
        </div>
      </div>
    </Form>
  );
}
