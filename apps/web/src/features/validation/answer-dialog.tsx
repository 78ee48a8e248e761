import type { Project } from '@etouch/contracts/routes/projects';
import { Button } from '@etouch/ui/button';
import { Dialog } from '@etouch/ui/dialog';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { paths } from '../../lib/paths.ts';
import { useComments } from '../comments/use-comments.ts';
import { useProjectTransition } from '../projects/transition.ts';
import { showTop } from '../selection/show-top.ts';
import { ReviewSummary } from './review-summary.tsx';
import { countDecisions, decisionOf } from './review-entries.ts';
import type { Review } from './review-entries.ts';

export interface AnswerDialogProps {
  project: Project;
  review: Review;
  onClose: () => void;
}

/** The answer once more before it goes: what is approved, or what has to change, and what happens then. */
export function AnswerDialog({ project, review, onClose }: AnswerDialogProps) {
  const { t } = useTranslation();
  const router = useRouter();
  const comments = useComments({ projectId: project.id });
  const counts = countDecisions(review);
  const rejected = review.entries.filter((entry) => decisionOf(entry) === 'rejected');
  const isApproval = rejected.length === 0;
  const transition = useProjectTransition(project, () => {
    onClose();
    showTop();
    if (isApproval) router.history.push(paths.delivery(project.id));
  });
  const studio = project.studio.name;
  const total = counts.approved + review.settled;
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={isApproval ? t('validation.answer.approveTitle') : t('validation.answer.changesTitle')}
      closeLabel={t('common.close')}
      width="medium"
      actions={
        <>
          <Button onPress={onClose}>{t('validation.answer.back')}</Button>
          <Button
            variant="primary"
            isBusy={transition.isPending}
            onPress={() => transition.mutate({ action: isApproval ? 'APPROVE' : 'REQUEST_CHANGES' })}
          >
            {isApproval
              ? t('validation.answer.approveCount', { count: total })
              : t('validation.answer.changes', { count: rejected.length })}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4" data-density="comfortable">
        <p>
          {isApproval
            ? t('validation.answer.approveText', { count: total, studio })
            : t('validation.answer.changesText', { count: rejected.length, studio })}
        </p>
        <ReviewSummary
          entries={isApproval ? review.entries : rejected}
          comments={isApproval ? [] : (comments.data?.items ?? [])}
        />
        {!isApproval && counts.approved > 0 ? (
          <p className="text-muted">{t('validation.answer.keptText', { count: counts.approved })}</p>
        ) : null}
        <ProblemBanner error={transition.error} />
      </div>
    </Dialog>
  );
}
