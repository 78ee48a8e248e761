import { countAssets } from '@etouch/contracts/routes/assets';
import { DropPage } from '@etouch/ui/drop-zone';
import type { FileSource } from '@etouch/ui/drop-zone';
import { IconButton } from '@etouch/ui/icon-button';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { useCan } from '../../lib/me.ts';
import { apiQuery } from '../../lib/query.ts';
import { DownloadDialog } from '../downloads/download-dialog.tsx';
import { useProject } from '../projects/use-project.ts';
import { enqueueUploads } from '../uploads/enqueue.ts';
import { UnfinishedUploads } from '../uploads/unfinished-uploads.tsx';
import { AddPhotos } from './add-photos.tsx';
import { isFiltered, isStacked, readAssetFilter } from './asset-filter.ts';
import type { AssetFilter } from './asset-filter.ts';
import { FilterBar } from './filter-bar.tsx';
import { PhotosGrid } from './photos-grid.tsx';
import { WaitingSidecars } from './waiting-sidecars.tsx';
import { SizeControl, StacksControl, useCellSize } from './view-controls.tsx';

/** A project's photos: filter, mark, hide, add. Files can be dropped anywhere on it. */
export function PhotosPage() {
  const { t } = useTranslation();
  const can = useCan();
  const project = useProject();
  const navigate = useNavigate();
  const router = useRouter();
  const filter = readAssetFilter(useSearch({ strict: false }));
  const [size, setSize] = useCellSize();
  const [isDownloading, setDownloading] = useState(false);
  const words = {
    invite: t('photos.drop.invite', { project: project.title }),
    release: t('photos.drop.release', { project: project.title }),
    chooseFiles: t('photos.drop.files'),
    chooseFolder: t('photos.drop.folder'),
  };
  const mayAdd = can('asset.edit') && project.workflowState !== 'ARCHIVED';
  const add = (files: FileSource) => void enqueueUploads({ purpose: 'ASSET', projectId: project.id }, files);
  const counts = useQuery(apiQuery(countAssets, { params: { projectId: project.id } })).data;
  // Files still on their way count too: without them the place to drop stands in the grid, with them only these buttons.
  const hasFiles = (counts?.all ?? project.counts.photos) > 0;
  const setFilter = (next: AssetFilter) =>
    void navigate({ to: router.state.location.pathname, search: next, replace: true });
  return (
    <DropPage words={words} onFiles={add} isDisabled={!mayAdd}>
      <UnfinishedUploads scope={{ projectId: project.id }} />
      <WaitingSidecars projectId={project.id} />
      <div className="flex flex-wrap items-center gap-2 border-b border-line bg-panel px-4 py-2 sm:px-6 2xl:flex-nowrap">
        <FilterBar projectId={project.id} filter={filter} onChange={setFilter} />
        {(counts?.sharpest ?? 0) > 0 || filter.stacks ? (
          <StacksControl
            isStacked={isStacked(filter)}
            reason={isFiltered(filter) ? t('photos.stacks.notFiltered') : undefined}
            onChange={(stacks) => setFilter({ ...filter, stacks: stacks || undefined })}
          />
        ) : null}
        <SizeControl size={size} onChange={setSize} />
        {hasFiles ? (
          <IconButton icon={Download} label={t('downloads.project')} onPress={() => setDownloading(true)} />
        ) : null}
        {mayAdd && hasFiles ? <AddPhotos words={words} onFiles={add} /> : null}
      </div>
      <PhotosGrid
        key={JSON.stringify(filter)}
        project={project}
        filter={filter}
        size={size}
        dropWords={mayAdd ? words : null}
        onFiles={add}
        renderProblem={(error, retry) => (
          <div className="p-4">
            <ProblemBanner error={error} onRetry={retry} />
          </div>
        )}
      />
      {isDownloading ? <DownloadDialog projectId={project.id} onClose={() => setDownloading(false)} /> : null}
    </DropPage>
  );
}
