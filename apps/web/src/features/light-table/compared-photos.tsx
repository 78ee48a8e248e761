import { routeUrl } from '@etouch/contracts/client';
import type { Asset } from '@etouch/contracts/routes/assets';
import { getAssetMedia } from '@etouch/contracts/routes/media';
import { MiddleTruncate } from '@etouch/ui/middle-truncate';
import type { Surround } from '@etouch/ui/surround';
import { clsx } from 'clsx';
import { Button } from 'react-aria-components';
import { DocumentStage } from '../viewer/document-stage.tsx';
import { FilmStage } from '../viewer/film-stage.tsx';
import { GROUND, Stage } from '../viewer/stage.tsx';
import { showableOriginal, StagePicture } from '../viewer/stage-picture.tsx';
import type { View } from '../viewer/view-geometry.ts';

export interface ComparedPhotosProps {
  assets: Asset[];
  currentId: string;
  view: View;
  onViewChange: (view: View) => void;
  surround: Surround;
  onCurrent: (asset: Asset) => void;
}

/** Two to four photos side by side that zoom and move together; marks go to the current one. */
export function ComparedPhotos({ assets, currentId, view, onViewChange, surround, onCurrent }: ComparedPhotosProps) {
  return (
    <div
      className={clsx(
        'grid min-h-0 min-w-0 grow gap-px bg-line',
        assets.length === 4 ? 'grid-cols-2 grid-rows-2' : assets.length === 3 ? 'grid-cols-3' : 'grid-cols-2',
      )}
    >
      {assets.map((asset) => (
        <div key={asset.id} className="flex min-h-0 min-w-0 flex-col">
          <Button
            data-inset-ring
            aria-pressed={asset.id === currentId}
            onPress={() => onCurrent(asset)}
            className={clsx(
              'flex h-7 shrink-0 items-center px-3 text-12',
              asset.id === currentId ? 'bg-hover font-medium text-text' : 'bg-panel text-muted',
            )}
          >
            <MiddleTruncate text={asset.name} />
          </Button>
          <ComparedStage asset={asset} view={view} onViewChange={onViewChange} surround={surround} />
        </div>
      ))}
    </div>
  );
}

type ComparedStageProps = Pick<ComparedPhotosProps, 'view' | 'onViewChange' | 'surround'> & { asset: Asset };

function ComparedStage({ asset, view, onViewChange, surround }: ComparedStageProps) {
  if (asset.film) return <FilmStage asset={asset} ground={GROUND[surround]} />;
  if (asset.pages) return <DocumentStage asset={asset} view={view} onViewChange={onViewChange} surround={surround} />;
  return (
    <Stage
      picture={{ width: asset.picture.width ?? 3000, height: asset.picture.height ?? 2000 }}
      view={view}
      onViewChange={onViewChange}
      surround={surround}
      label={asset.name}
    >
      <StagePicture
        picture={asset.picture}
        alt={asset.name}
        originalUrl={showableOriginal(
          asset.name,
          routeUrl(getAssetMedia, { params: { assetId: asset.id, kind: 'original' } }),
        )}
        tilesOf={{ kind: 'asset', id: asset.id }}
      />
    </Stage>
  );
}
