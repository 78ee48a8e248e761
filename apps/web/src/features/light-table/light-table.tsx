import type { Annotation } from '@etouch/contracts/common';
import type { Asset } from '@etouch/contracts/routes/assets';
import type { Project } from '@etouch/contracts/routes/projects';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { paths } from '../../lib/paths.ts';
import { useStoredChoice } from '../../lib/stored-choice.ts';
import { useShortcuts } from '../../lib/use-shortcuts.ts';
import { pictureUrl } from '../../lib/picture-url.ts';
import type { AssetFilter } from '../assets/asset-filter.ts';
import { filterSearch, lightTableHref } from '../assets/light-table-href.ts';
import { useMarking } from '../assets/use-marking.ts';
import { useSurround } from '../assets/view-controls.tsx';
import { useDecodedAhead } from '../viewer/decode-ahead.ts';
import { SidePanel } from '../viewer/side-panel.tsx';
import { pointedView } from '../viewer/pointed-view.ts';
import { useViewInAddress } from '../viewer/use-view-in-address.ts';
import { stepZoom, toggleActual } from '../viewer/view-geometry.ts';
import type { View } from '../viewer/view-geometry.ts';
import { ComparedPhotos } from './compared-photos.tsx';
import { Filmstrip } from './filmstrip.tsx';
import { LightTableBar } from './light-table-bar.tsx';
import { PhotoInspector } from './photo-inspector.tsx';
import { PhotoStage } from './photo-stage.tsx';
import { LightTableKeys } from './light-table-keys.tsx';

const SHOWN = ['shown', 'hidden'] as const;

/** Where the inspector has room beside the picture. */
const isWide = () => window.matchMedia('(min-width: 64rem)').matches;

export interface LightTableProps {
  project: Project;
  filter: AssetFilter;
  /** Where one begins to look: the address said so. */
  initialView: View;
  asset: Asset;
  assets: Asset[];
  /** Two to four photos side by side; empty: only `asset`. */
  compared: Asset[];
  hasMore: boolean;
  onMore: () => void;
}

/** Judging photos one by one or side by side, by keys. */
export function LightTable({ project, filter, asset, assets, compared, hasMore, onMore, ...begin }: LightTableProps) {
  const router = useRouter();
  const root = useRef<HTMLDivElement>(null);
  const [view, setView] = useState(begin.initialView);
  /** A place drawn on one photo means nothing on the next. */
  const [drawn, setDrawn] = useState<{ assetId: string; annotation: Annotation } | null>(null);
  const [isAnnotating, setAnnotating] = useState(false);
  const [isWriting, setWriting] = useState(false);
  const [selectedComment, setSelectedComment] = useState<string | null>(null);
  const [areKeysShown, setKeysShown] = useState(false);
  const [filmstrip, setFilmstrip] = useStoredChoice('filmstrip', SHOWN, 'shown');
  const [inspector, setInspector] = useStoredChoice('inspector', SHOWN, isWide() ? 'shown' : 'hidden');
  const { surround, next: nextSurround } = useSurround();
  const { mark, markByKey, error } = useMarking(project.id);
  const ring = compared.length > 0 ? compared : assets;
  const at = ring.findIndex(({ id }) => id === asset.id);
  const previous = ring[at - 1];
  const next = ring[at + 1];
  useDecodedAhead([
    pictureUrl(next?.picture, 'preview'),
    pictureUrl(previous?.picture, 'preview'),
    pictureUrl(ring[at + 2]?.picture, 'preview'),
  ]);
  useEffect(() => {
    if (hasMore && at >= assets.length - 5) onMore();
  }, [hasMore, at, assets.length, onMore]);
  const compare = compared.length > 0 ? compared.map(({ id }) => id) : undefined;
  const hrefOf = (id: string) => lightTableHref(project.id, id, filter, { compare, view });
  useViewInAddress(paths.photo(project.id, asset.id), view);
  const draft = drawn?.assetId === asset.id ? drawn.annotation : null;
  const show = (other: Asset | undefined) => {
    if (!other) return;
    setAnnotating(false);
    // The next one is seen as closely and at the same place: frames of one scene are judged by the same eye.
    router.history.replace(hrefOf(other.id));
  };
  const gridHref = `${paths.photos(project.id)}?${filterSearch(filter).toString()}`.replace(/\?$/, '');
  const leave = () => {
    if (isAnnotating || draft) {
      setAnnotating(false);
      setDrawn(null);
    } else if (compare) router.history.replace(lightTableHref(project.id, asset.id, filter, { view }));
    else router.history.push(gridHref);
  };
  const toggleCompare = () => {
    if (compare) return leave();
    const pair = [asset, next ?? previous].flatMap((one) => (one ? [one.id] : []));
    if (pair.length === 2)
      router.history.replace(lightTableHref(project.id, asset.id, filter, { compare: pair, view }));
  };
  const annotate = () => {
    if (asset.film) return;
    setInspector('shown');
    setAnnotating(!isAnnotating);
  };
  const acts: Record<string, () => void> = {
    ArrowRight: () => show(next),
    ArrowLeft: () => show(previous),
    z: () => setView(toggleActual(view, pointedView())),
    '+': () => setView(stepZoom(view, 1)),
    '-': () => setView(stepZoom(view, -1)),
    t: () => setFilmstrip(filmstrip === 'shown' ? 'hidden' : 'shown'),
    i: () => setInspector(inspector === 'shown' ? 'hidden' : 'shown'),
    l: nextSurround,
    c: toggleCompare,
    a: annotate,
    m: () => {
      setInspector('shown');
      setWriting(true);
    },
    f: () => void (document.fullscreenElement ? document.exitFullscreen() : root.current?.requestFullscreen()),
    '?': () => setKeysShown(true),
    Escape: leave,
  };
  useShortcuts((key) => {
    const act = acts[key];
    if (act) act();
    return act !== undefined || markByKey(key, [asset]);
  });
  return (
    <div ref={root} className="flex min-h-0 grow flex-col bg-ground">
      <LightTableBar
        asset={asset}
        index={at}
        count={ring.length}
        hasMore={hasMore}
        gridHref={gridHref}
        view={view}
        isComparing={compared.length > 0}
        isAnnotating={isAnnotating}
        panels={{ filmstrip: filmstrip === 'shown', inspector: inspector === 'shown' }}
        onMark={(change) => void mark([asset.id], change)}
        onAct={(key) => acts[key]?.()}
      />
      {error ? (
        <div className="p-2">
          <ProblemBanner error={error} />
        </div>
      ) : null}
      <div className="flex min-h-0 grow flex-col lg:flex-row">
        {compared.length > 0 ? (
          <ComparedPhotos
            assets={compared}
            currentId={asset.id}
            view={view}
            onViewChange={setView}
            surround={surround}
            onCurrent={show}
          />
        ) : (
          <PhotoStage
            projectId={project.id}
            asset={asset}
            view={view}
            onViewChange={setView}
            surround={surround}
            draft={draft}
            isAnnotating={isAnnotating}
            selectedComment={selectedComment}
            onSelectComment={setSelectedComment}
            onDraw={(annotation) => {
              setDrawn({ assetId: asset.id, annotation });
              setAnnotating(false);
              setWriting(true);
            }}
          />
        )}
        {inspector === 'shown' ? (
          <SidePanel>
            <PhotoInspector
              asset={asset}
              projectId={project.id}
              annotation={draft}
              onClearAnnotation={() => {
                setDrawn(null);
                setWriting(false);
              }}
              selectedComment={selectedComment}
              onSelectComment={setSelectedComment}
              isWriting={isWriting}
            />
          </SidePanel>
        ) : null}
      </div>
      {filmstrip === 'shown' ? <Filmstrip assets={assets} currentId={asset.id} onShow={show} /> : null}
      <LightTableKeys isOpen={areKeysShown} onOpenChange={setKeysShown} />
    </div>
  );
}
