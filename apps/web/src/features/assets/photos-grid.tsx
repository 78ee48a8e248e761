import { countAssets } from '@etouch/contracts/routes/assets';
import type { Asset } from '@etouch/contracts/routes/assets';
import type { Project } from '@etouch/contracts/routes/projects';
import { DropZone } from '@etouch/ui/drop-zone';
import type { DropZoneWords, FileSource } from '@etouch/ui/drop-zone';
import { PhotoGrid } from '@etouch/ui/photo-grid';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Waiting } from '../../app/waiting.tsx';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { takeFirstPlace } from '../../first-screen/take-first-place.ts';
import { apiQuery } from '../../lib/query.ts';
import { useShortcuts } from '../../lib/use-shortcuts.ts';
import { DownloadDialog } from '../downloads/download-dialog.tsx';
import { isFiltered, isStacked } from './asset-filter.ts';
import type { AssetFilter } from './asset-filter.ts';
import { CellBadges } from './cell-badges.tsx';
import { CellFooter } from './cell-footer.tsx';
import { DeleteDialog } from './delete-dialog.tsx';
import type { Refused } from './edit-assets.ts';
import { FailedNotice } from './failed-notice.tsx';
import { assetCell } from './grid-photo.ts';
import { useKeptSelection } from './kept-selection.ts';
import { lightTableHref } from './light-table-href.ts';
import { keepScroll, keptScroll } from './kept-scroll.ts';
import { RefusedNotice } from './refused-notice.tsx';
import { RetryAll } from './retry-all.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { StackBadge } from './stack-badge.tsx';
import { TrashNotice } from './trash-notice.tsx';
import { useAssets } from './use-assets.ts';
import { useEditing } from './use-editing.ts';
import { useGathering } from './use-gathering.ts';
import { useKeepBest } from './use-keep-best.ts';
import { useMarking } from './use-marking.ts';
import { useStacks } from './use-stacks.ts';
import { CELL_WIDTH, FOOTER_HEIGHT } from './cell-size.ts';
import type { CellSize } from './cell-size.ts';
import { useSurround } from './view-controls.tsx';

/** Marks act on what is under the pointer even before anything in the grid has the focus. */
function photoUnderPointer(): string[] {
  const id = document.querySelector('[data-photo]:hover')?.getAttribute('data-photo');
  return id ? [id] : [];
}

export interface PhotosGridProps {
  project: Project;
  filter: AssetFilter;
  size: CellSize;
  /** Null: nothing may be added. */
  dropWords: DropZoneWords | null;
  onFiles: (files: FileSource) => void;
  renderProblem: (error: unknown, retry: () => void) => ReactNode;
}

/** The grid with its selection, marks and what can be done to the selected ones. */
export function PhotosGrid({ project, filter, size, dropWords, onFiles, renderProblem }: PhotosGridProps) {
  const { t } = useTranslation();
  const router = useRouter();
  const stacked = isStacked(filter);
  const { pages, assets: listed } = useAssets(project.id, filter, stacked);
  const { assets, open: openStacks, toggle } = useStacks(project.id, listed, stacked);
  const [selectedIds, select] = useKeptSelection(project.id);
  const { gather, isGathering } = useGathering(pages);
  const marking = useMarking(project.id);
  const { keepBest, error: notKept } = useKeepBest(project.id);
  const editing = useEditing(project.id);
  const isTrash = filter.only === 'trash';
  // What is about to be deleted for good: some photos, or all that are in the trash.
  const [deleting, setDeleting] = useState<Asset[] | 'everything' | null>(null);
  const [downloading, setDownloading] = useState<string[] | null>(null);
  const [undeleted, setUndeleted] = useState<Refused[]>([]);
  const inTrash = useQuery({ ...apiQuery(countAssets, { params: { projectId: project.id } }), enabled: isTrash }).data;
  const { surround, next: nextSurround } = useSurround();
  const [initialScroll] = useState(() => keptScroll(router.state.location.href));
  const href = useRef(router.state.location.href);
  useEffect(() => {
    href.current = router.state.location.href;
  });
  const place = useRef<HTMLDivElement>(null);
  const isShown = assets.length > 0;
  useEffect(() => {
    return isShown && place.current ? takeFirstPlace(place.current) : undefined;
  }, [isShown]);
  const byId = useMemo(() => new Map(assets.map((asset) => [asset.id, asset])), [assets]);
  const cells = useMemo(() => assets.map(assetCell), [assets]);
  const selected = [...selectedIds].flatMap((id) => byId.get(id) ?? []);
  const open = (id: string, compare?: string[]) =>
    router.history.push(lightTableHref(project.id, id, filter, { compare }));
  const compare = () => {
    const [first] = selected;
    if (first && selected.length >= 2 && selected.length <= 4)
      open(
        first.id,
        selected.map(({ id }) => id),
      );
  };
  const assetsOf = (ids: string[]): Asset[] => ids.flatMap((id) => byId.get(id) ?? []);
  const onPhotoKey = (key: string, on: Asset[]) => {
    if (key.toLowerCase() === 's') return toggle(on);
    if (key.toLowerCase() !== 'k' || !on.some(({ culling }) => culling?.burst)) return marking.markByKey(key, on);
    void keepBest(on);
    return true;
  };
  useShortcuts((key) => {
    if (key === 'l') nextSurround();
    else if (key === 'c' && selected.length > 0) compare();
    else if (key === 'Delete' && selected.length > 0 && isTrash) setDeleting(selected);
    else if (key === 'Delete' && selected.length > 0)
      void editing.edit(
        selected.map(({ id }) => id),
        { trashed: true },
      );
    else return onPhotoKey(key, selected.length > 0 ? selected : assetsOf(photoUnderPointer()));
    return true;
  });
  if (pages.isError) return renderProblem(pages.error, () => void pages.refetch());
  if (pages.isPending) return <Waiting />;
  const refused = editing.refused.length > 0 ? editing.refused : undeleted;
  const empty = isFiltered(filter) ? (
    <p className="p-16 text-center text-15 text-current/70">{t(isTrash ? 'photos.trash.nothing' : 'photos.noMatch')}</p>
  ) : dropWords ? (
    <div className="mx-auto max-w-2xl p-8 text-text">
      <DropZone words={dropWords} onFiles={onFiles} />
    </div>
  ) : (
    <p className="p-16 text-center text-15 text-current/70">{t('photos.empty')}</p>
  );
  return (
    <>
      {marking.error || notKept || editing.error || refused.length > 0 || filter.only === 'failed' || isTrash ? (
        <div className="flex flex-col gap-2 px-4 py-2">
          <ProblemBanner error={marking.error ?? notKept ?? editing.error} />
          <RefusedNotice refused={refused} byId={byId} />
          {isTrash ? <TrashNotice count={assets.length} onEmpty={() => setDeleting('everything')} /> : null}
          {filter.only === 'failed' && assets.length > 1 ? <RetryAll projectId={project.id} /> : null}
          {filter.only === 'failed' ? assets.map((asset) => <FailedNotice key={asset.id} asset={asset} />) : null}
        </div>
      ) : null}
      <div ref={place} className="relative flex min-h-80 grow flex-col">
        <PhotoGrid
          label={t('photos.label')}
          photos={cells}
          selectedIds={selectedIds}
          onSelectionChange={select}
          onOpen={open}
          onMarkKey={(key, ids) => onPhotoKey(key, assetsOf(ids))}
          surround={surround}
          cellWidth={CELL_WIDTH[size]}
          footerHeight={FOOTER_HEIGHT}
          brokenText={t('common.brokenPicture')}
          empty={empty}
          initialScroll={initialScroll}
          onScroll={(top) => keepScroll(href.current, top)}
          onLoadMore={pages.hasNextPage ? () => void pages.fetchNextPage() : undefined}
          isLoading={pages.isFetchingNextPage}
          renderBadges={({ asset }) => (
            <>
              <CellBadges asset={asset} />
              <StackBadge
                asset={asset}
                isOpen={openStacks.has(asset.culling?.burst?.key ?? '')}
                onToggle={stacked ? () => toggle([asset]) : undefined}
              />
            </>
          )}
          renderFooter={({ asset }, { isHovered }) => (
            <CellFooter asset={asset} isActive={isHovered} onMark={(change) => void marking.mark([asset.id], change)} />
          )}
        />
      </div>
      {selected.length > 0 ? (
        <SelectionBar
          assets={selected}
          onMark={(change) =>
            void marking.mark(
              selected.map(({ id }) => id),
              change,
            )
          }
          onEdit={(change) =>
            void editing.edit(
              selected.map(({ id }) => id),
              change,
            )
          }
          onDelete={() => setDeleting(selected)}
          onCompare={compare}
          onKeepBest={selected.some(({ culling }) => culling?.burst) ? () => void keepBest(selected) : undefined}
          onDownload={() => setDownloading(selected.map(({ id }) => id))}
          onSelectRest={
            pages.hasNextPage && selected.length === assets.length
              ? () => void gather().then((every) => every && select(every))
              : undefined
          }
          isSelectingRest={isGathering}
          onClear={() => select(new Set())}
        />
      ) : null}
      {downloading ? (
        <DownloadDialog projectId={project.id} ids={downloading} onClose={() => setDownloading(null)} />
      ) : null}
      {deleting ? (
        <DeleteDialog
          projectId={project.id}
          assets={deleting === 'everything' ? null : deleting}
          count={deleting === 'everything' ? (inTrash?.trash ?? assets.length) : deleting.length}
          onClose={(kept) => {
            setDeleting(null);
            setUndeleted(kept);
          }}
        />
      ) : null}
    </>
  );
}
