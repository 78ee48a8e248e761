import type { Project } from '@etouch/contracts/routes/projects';
import { FilterChip } from '@etouch/ui/filter-chip';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { paths } from '../../lib/paths.ts';
import { Ground } from '../selection/ground.tsx';
import { Justified, ratioOf } from '../selection/justified.tsx';
import type { RoundWork } from '../rounds/use-rounds.ts';
import { AnswerDialog } from './answer-dialog.tsx';
import { DecisionBar } from './decision-bar.tsx';
import { DecisionCell } from './decision-cell.tsx';
import { countDecisions, decisionOf, DECISIONS } from './review-entries.ts';
import type { Decision, Review } from './review-entries.ts';
import { ReviewNotice } from './review-notice.tsx';
import { useDeciding } from './use-deciding.ts';
import { useMayDecide } from './use-may-decide.ts';

export interface ReviewGalleryProps {
  project: Project;
  round: RoundWork;
  review: Review;
}

/** Every photo of the round with its decision; below, how far one is and the way to answer. */
export function ReviewGallery({ project, round, review }: ReviewGalleryProps) {
  const { t } = useTranslation();
  const router = useRouter();
  const navigate = useNavigate();
  const search: Record<string, unknown> = useSearch({ strict: false });
  const filter = DECISIONS.find((known) => known === search['show']);
  const deciding = useDeciding(project.id);
  const mayDecide = useMayDecide(project) && round.closedAt === null;
  const [isAnswering, setAnswering] = useState(false);
  const counts = countDecisions(review);
  const shown = filter ? review.entries.filter((entry) => decisionOf(entry) === filter) : review.entries;
  const setFilter = (next: Decision | undefined) =>
    void navigate({ to: '.', search: next ? { show: next } : {}, replace: true });
  return (
    <>
      <ReviewNotice project={project} round={round} review={review} counts={counts} />
      <div className="sticky top-0 z-10 flex gap-1.5 overflow-x-auto border-b border-line bg-panel px-4 py-2 sm:px-6">
        <FilterChip
          label={t('validation.filters.all')}
          count={review.entries.length}
          isSelected={!filter}
          onChange={() => setFilter(undefined)}
        />
        {DECISIONS.map((decision) => (
          <FilterChip
            key={decision}
            label={t(`validation.filters.${decision}`)}
            count={counts[decision]}
            isSelected={filter === decision}
            onChange={(isSelected) => setFilter(isSelected ? decision : undefined)}
          />
        ))}
      </div>
      {deciding.error ? (
        <div className="px-4 pt-2">
          <ProblemBanner error={deciding.error} />
        </div>
      ) : null}
      <Ground>
        <div className="p-2 sm:p-4">
          {shown.length === 0 ? <p className="p-16 text-center text-15">{t('validation.noneShown')}</p> : null}
          <Justified
            items={shown}
            label={t('validation.photos')}
            rowHeight={240}
            ratio={({ version }) => ratioOf(version.picture)}
            idOf={({ asset }) => asset.id}
          >
            {(entry) => (
              <DecisionCell
                entry={entry}
                onOpen={() => router.history.push(paths.decide(project.id, entry.asset.id))}
                onApprove={mayDecide ? () => deciding.mutate({ entries: [entry], decision: 'APPROVED' }) : undefined}
              />
            )}
          </Justified>
        </div>
      </Ground>
      {mayDecide ? (
        <DecisionBar
          project={project}
          counts={counts}
          isBusy={deciding.isPending}
          onApproveRest={() =>
            deciding.mutate({
              entries: review.entries.filter((entry) => decisionOf(entry) === 'open'),
              decision: 'APPROVED',
            })
          }
          onAnswer={() => setAnswering(true)}
        />
      ) : null}
      {isAnswering ? <AnswerDialog project={project} review={review} onClose={() => setAnswering(false)} /> : null}
    </>
  );
}
