import { EmptyState } from '@etouch/ui/empty-state';
import { SearchCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/loaded.tsx';
import { useProject } from '../projects/use-project.ts';
import { TallPage } from '../selection/tall-page.tsx';
import { ReviewGallery } from './review-gallery.tsx';
import { useReview } from './use-review.ts';

/** The client looks at the retouched photos and decides each; then one act sends the answer. */
export function ValidationPage() {
  const { t } = useTranslation();
  const project = useProject();
  const query = useReview(project.id);
  return (
    <Loaded query={query}>
      {(review) =>
        review.round ? (
          <TallPage>
            <ReviewGallery project={project} round={review.round} review={review} />
          </TallPage>
        ) : (
          <EmptyState icon={SearchCheck}>{t('validation.empty', { studio: project.studio.name })}</EmptyState>
        )
      }
    </Loaded>
  );
}
