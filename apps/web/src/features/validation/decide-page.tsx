import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@etouch/ui/empty-state';
import { SearchCheck } from 'lucide-react';
import { Loaded } from '../../components/loaded.tsx';
import { useTitle } from '../../lib/use-title.ts';
import { useProject } from '../projects/use-project.ts';
import { Decide } from './decide.tsx';
import { useReview } from './use-review.ts';

/** One retouched photo, large, beside its original: to approve or to reject. */
export function DecidePage() {
  const { t } = useTranslation();
  const project = useProject();
  const { roundAssetId = '' } = useParams({ strict: false });
  const query = useReview(project.id);
  const entry = query.data?.entries.find(({ asset }) => asset.id === roundAssetId);
  useTitle(entry ? `${entry.asset.name} – ${project.title}` : project.title);
  return (
    <Loaded query={query}>
      {(review) =>
        entry && review.round ? (
          <Decide key={entry.version.id} project={project} round={review.round} review={review} entry={entry} />
        ) : (
          <EmptyState icon={SearchCheck}>{t('light-table.missing')}</EmptyState>
        )
      }
    </Loaded>
  );
}
