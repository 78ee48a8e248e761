import type { Project } from '@etouch/contracts/routes/projects';
import { Banner } from '@etouch/ui/banner';
import { ButtonLink } from '@etouch/ui/button-link';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../lib/format.ts';
import { paths } from '../../lib/paths.ts';
import { useLanguage } from '../../lib/use-language.ts';
import type { RoundWork } from '../rounds/use-rounds.ts';
import type { Decision, Review } from './review-entries.ts';

export interface ReviewNoticeProps {
  project: Project;
  round: RoundWork;
  review: Review;
  counts: Record<Decision, number>;
}

/** What is expected of the client now, or what was answered and what happens next. */
export function ReviewNotice({ project, round, review, counts }: ReviewNoticeProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const studio = project.studio.name;
  const state = project.workflowState;
  if (state === 'CLIENT_VALIDATION')
    return review.settled > 0 || round.number > 1 ? (
      <div className="px-4 pt-4 pb-3 sm:px-6">
        <Banner
          kind="info"
          title={t('validation.notice.round', { number: round.number, count: review.entries.length })}
        >
          {review.settled > 0 ? t('validation.notice.settled', { count: review.settled }) : null}
        </Banner>
      </div>
    ) : null;
  if (state === 'DONE')
    return (
      <div className="px-4 pt-4 pb-3 sm:px-6">
        <Banner
          kind="done"
          title={t('validation.notice.done')}
          actions={<ButtonLink href={paths.delivery(project.id)}>{t('projects.go.DOWNLOAD')}</ButtonLink>}
        >
          {t('validation.notice.doneText')}
        </Banner>
      </div>
    );
  if (state === 'IN_RETOUCH' && round.closedAt)
    return (
      <div className="px-4 pt-4 pb-3 sm:px-6">
        <Banner kind="done" title={t('validation.notice.asked', { count: counts.rejected, studio })}>
          {t('validation.notice.askedText', {
            studio,
            due: project.dueAt ? formatDay(project.dueAt, language) : '',
            context: project.dueAt ? 'dated' : undefined,
          })}
        </Banner>
      </div>
    );
  return state === 'IN_RETOUCH' ? (
    <div className="px-4 pt-4 pb-3 sm:px-6">
      <Banner kind="info" title={t('validation.notice.early', { studio })} />
    </div>
  ) : null;
}
