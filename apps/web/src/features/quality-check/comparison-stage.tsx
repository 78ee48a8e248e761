import type { Annotation } from '@etouch/contracts/common';
import { routeUrl } from '@etouch/contracts/client';
import { getAssetMedia, getVersionMedia } from '@etouch/contracts/routes/media';
import type { Surround } from '@etouch/ui/surround';
import { useTranslation } from 'react-i18next';
import { PinnedLayer } from '../comments/pinned-layer.tsx';
import { useComments } from '../comments/use-comments.ts';
import { Contained } from '../viewer/contained.tsx';
import { SliderPictures } from '../viewer/slider-pictures.tsx';
import { Stage } from '../viewer/stage.tsx';
import { showableOriginal, StagePicture } from '../viewer/stage-picture.tsx';
import type { View } from '../viewer/view-geometry.ts';
import type { CheckEntry } from './check-entries.ts';
import { DifferenceMap } from './difference-map.tsx';
import { HeldOriginal } from './held-original.tsx';

export const MODES = ['side', 'slider', 'overlay', 'difference'] as const;
type Mode = (typeof MODES)[number];

export interface ComparisonStageProps {
  projectId: string;
  current: CheckEntry;
  mode: Mode;
  view: View;
  onViewChange: (view: View) => void;
  surround: Surround;
  draft?: Annotation | null;
  /** Given, the version's picture takes drawings. */
  onDraw?: (annotation: Annotation) => void;
}

/** A version against its original: side by side, under a slider, one over the other, or only what changed. */
export function ComparisonStage({
  projectId,
  current,
  mode,
  view,
  onViewChange,
  surround,
  draft,
  onDraw,
}: ComparisonStageProps) {
  const { t } = useTranslation();
  const { asset, version } = current;
  const comments = useComments({ projectId, assetId: asset.assetId });
  const size = { width: version.picture.width ?? 3000, height: version.picture.height ?? 2000 };
  const versionName = t('check.version', { number: version.number });
  const stage = { view, onViewChange, surround };
  const original = (
    <StagePicture
      key={`original-${asset.assetId}`}
      picture={asset.picture}
      alt={t('check.original')}
      originalUrl={showableOriginal(
        asset.name,
        routeUrl(getAssetMedia, { params: { assetId: asset.assetId, kind: 'original' } }),
      )}
      tilesOf={{ kind: 'asset', id: asset.assetId }}
    />
  );
  const made = (
    <StagePicture
      key={version.id}
      picture={version.picture}
      alt={versionName}
      originalUrl={showableOriginal(
        version.fileName,
        routeUrl(getVersionMedia, { params: { versionId: version.id, kind: 'original' } }),
      )}
      tilesOf={{ kind: 'version', id: version.id }}
    />
  );
  const layer = <PinnedLayer comments={comments.data?.items ?? []} draft={draft} onDraw={onDraw} />;
  const isDrawing = onDraw !== undefined;
  if (mode === 'side')
    return (
      <div className="flex min-h-0 min-w-0 grow gap-px bg-line">
        <Named name={t('check.original')}>
          <Stage
            {...stage}
            picture={{ width: asset.picture.width ?? size.width, height: asset.picture.height ?? size.height }}
            label={t('check.original')}
          >
            {original}
          </Stage>
        </Named>
        <Named name={versionName}>
          <Stage {...stage} picture={size} label={versionName} isBusy={isDrawing}>
            {made}
            {layer}
          </Stage>
        </Named>
      </div>
    );
  return (
    <Named name={t(`check.modes.${mode}`)}>
      <Stage {...stage} picture={size} label={versionName} isBusy={isDrawing || mode === 'slider'}>
        {mode === 'slider' && !isDrawing ? (
          <SliderPictures
            before={{ picture: <Contained picture={asset.picture}>{original}</Contained>, name: t('check.original') }}
            after={{ picture: made, name: versionName }}
            label={t('check.sliderHandle')}
          />
        ) : (
          made
        )}
        {mode === 'overlay' ? (
          <HeldOriginal>
            <Contained picture={asset.picture}>{original}</Contained>
          </HeldOriginal>
        ) : null}
        {mode === 'difference' ? <DifferenceMap key={version.id} versionId={version.id} /> : null}
        {mode === 'slider' && !isDrawing ? null : layer}
      </Stage>
    </Named>
  );
}

function Named({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="flex min-h-0 min-w-0 grow basis-0 flex-col">
      <p className="flex h-7 shrink-0 items-center border-b border-line bg-panel px-3 text-12 text-muted">{name}</p>
      {children}
    </div>
  );
}
