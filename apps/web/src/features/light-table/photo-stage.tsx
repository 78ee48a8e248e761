import type { Annotation } from '@etouch/contracts/common';
import { routeUrl } from '@etouch/contracts/client';
import type { Asset } from '@etouch/contracts/routes/assets';
import { getAssetMedia } from '@etouch/contracts/routes/media';
import type { Surround } from '@etouch/ui/surround';
import { PinnedLayer } from '../comments/pinned-layer.tsx';
import { useComments } from '../comments/use-comments.ts';
import { DocumentStage } from '../viewer/document-stage.tsx';
import { FilmStage } from '../viewer/film-stage.tsx';
import { GROUND, Stage } from '../viewer/stage.tsx';
import { showableOriginal, StagePicture } from '../viewer/stage-picture.tsx';
import type { View } from '../viewer/view-geometry.ts';

export interface PhotoStageProps {
  projectId: string;
  asset: Asset;
  view: View;
  onViewChange: (view: View) => void;
  surround: Surround;
  draft?: Annotation | null;
  isAnnotating?: boolean;
  selectedComment?: string | null;
  onSelectComment?: (id: string) => void;
  onDraw?: (annotation: Annotation) => void;
}

/** One photo on its ground, with the places of its comments. */
export function PhotoStage({ projectId, asset, view, onViewChange, surround, ...layer }: PhotoStageProps) {
  const comments = useComments({ projectId, assetId: asset.id });
  const original = routeUrl(getAssetMedia, { params: { assetId: asset.id, kind: 'original' } });
  if (asset.film) return <FilmStage asset={asset} ground={GROUND[surround]} />;
  if (asset.pages)
    return (
      <DocumentStage
        asset={asset}
        view={view}
        onViewChange={onViewChange}
        surround={surround}
        comments={comments.data?.items}
        draft={layer.draft}
        selectedId={layer.selectedComment}
        onSelect={layer.onSelectComment}
        onDraw={layer.isAnnotating ? layer.onDraw : undefined}
      />
    );
  return (
    <Stage
      picture={{ width: asset.picture.width ?? 3000, height: asset.picture.height ?? 2000 }}
      view={view}
      onViewChange={onViewChange}
      surround={surround}
      label={asset.name}
      isBusy={layer.isAnnotating}
    >
      <StagePicture
        key={asset.id}
        picture={asset.picture}
        alt={asset.name}
        originalUrl={showableOriginal(asset.name, original)}
        tilesOf={{ kind: 'asset', id: asset.id }}
      />
      <PinnedLayer
        comments={comments.data?.items ?? []}
        draft={layer.draft}
        selectedId={layer.selectedComment}
        onSelect={layer.onSelectComment}
        onDraw={layer.isAnnotating ? layer.onDraw : undefined}
      />
    </Stage>
  );
}
