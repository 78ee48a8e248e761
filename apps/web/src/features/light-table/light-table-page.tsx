import { getAsset } from '@etouch/contracts/routes/assets';
import type { Asset } from '@etouch/contracts/routes/assets';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/loaded.tsx';
import { apiQuery } from '../../lib/query.ts';
import { useTitle } from '../../lib/use-title.ts';
import { readAssetFilter } from '../assets/asset-filter.ts';
import { useAssets } from '../assets/use-assets.ts';
import { useProject } from '../projects/use-project.ts';
import { readView } from '../viewer/view-address.ts';
import { useMomentPast } from './use-moment-past.ts';
import { LightTable } from './light-table.tsx';

/** One photo of a filter, large; its neighbours are those of the grid it was opened from. */
export function LightTablePage() {
  const { t } = useTranslation();
  const project = useProject();
  const { assetId = '' } = useParams({ strict: false });
  const search: Record<string, unknown> = useSearch({ strict: false });
  const filter = readAssetFilter(search);
  const compare = [search['compare']].flat().filter((id) => typeof id === 'string');
  const isPast = useMomentPast(readView(search).zoom !== null && compare.length === 0);
  const { pages, assets } = useAssets(project.id, filter, false, isPast);
  const single = useQuery(apiQuery(getAsset, { params: { assetId } }));
  const listed: Asset | undefined = assets.find(({ id }) => id === assetId) ?? single.data;
  useTitle(listed ? `${listed.name} – ${project.title}` : t('photos.label'));
  if (!listed) return <Loaded query={single}>{() => null}</Loaded>;
  return (
    <LightTable
      project={project}
      filter={filter}
      initialView={readView(search)}
      asset={listed}
      assets={assets}
      compared={compare.length >= 2 ? assets.filter(({ id }) => compare.includes(id)).slice(0, 4) : []}
      hasMore={pages.hasNextPage}
      onMore={() => void pages.fetchNextPage()}
    />
  );
}
