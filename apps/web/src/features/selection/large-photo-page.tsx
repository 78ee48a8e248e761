import { EmptyState } from '@etouch/ui/empty-state';
import { useParams } from '@tanstack/react-router';
import { ImageOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Waiting } from '../../app/waiting.tsx';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { useActive, useMe } from '../../lib/me.ts';
import { useTitle } from '../../lib/use-title.ts';
import { useProject } from '../projects/use-project.ts';
import { isShown, peopleByAsset } from './choices.ts';
import { LargePhoto } from './large-photo.tsx';
import { useChoiceFilter } from './use-choice-filter.ts';
import { useChoosing } from './use-choosing.ts';
import { useEveryAsset } from './use-every-asset.ts';

/** One photo of the client's choice, large, among those of the filter it was opened from. */
export function LargePhotoPage() {
  const { t } = useTranslation();
  const project = useProject();
  const { user } = useMe();
  const { organizationType } = useActive();
  const { assetId = '' } = useParams({ strict: false });
  const [filter] = useChoiceFilter();
  const { pages, assets } = useEveryAsset(project.id);
  const { draft, mark, error } = useChoosing(project.id);
  const asset = assets.find(({ id }) => id === assetId);
  useTitle(asset ? `${asset.name} – ${project.title}` : project.title);
  if (pages.isSuccess && !pages.hasNextPage && !asset)
    return <EmptyState icon={ImageOff}>{t('light-table.missing')}</EmptyState>;
  if (pages.isError || draft.isError)
    return (
      <div className="p-4">
        <ProblemBanner error={pages.error ?? draft.error} />
      </div>
    );
  if (!asset || draft.isPending) return <Waiting />;
  const people = peopleByAsset(draft.data);
  const isOpen = project.workflowState === 'CLIENT_REVIEW' && organizationType === 'CLIENT';
  // The photo one looks at stays in view when a choice takes it out of the filter.
  const ring = assets.filter(
    ({ id, selected }) => id === assetId || ((isOpen || selected) && isShown(people.get(id) ?? [], filter)),
  );
  const who = people.get(assetId) ?? [];
  return (
    <LargePhoto
      project={project}
      asset={asset}
      ring={ring}
      filter={filter}
      draft={draft.data}
      isChosen={who.some(({ id }) => id === user.id)}
      others={who.filter(({ id }) => id !== user.id)}
      onMark={isOpen ? (change) => void mark([asset.id], change) : undefined}
      error={error}
    />
  );
}
