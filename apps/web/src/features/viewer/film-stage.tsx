import { routeUrl } from '@etouch/contracts/client';
import type { Asset } from '@etouch/contracts/routes/assets';
import { getAssetMedia } from '@etouch/contracts/routes/media';
import { Banner } from '@etouch/ui/banner';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';

/** Keys by which a player is worked while it has the focus; elsewhere the arrows go to the next photo. */
const PLAYER_KEYS = new Set([' ', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'm', 'f']);

/** A film on its ground: played by its rendition, shown by its poster until there is one. */
export function FilmStage({ asset, ground }: { asset: Asset; ground: string }) {
  const { t } = useTranslation();
  const isReady = asset.film?.rendition === 'READY';
  const keep = (event: KeyboardEvent) => {
    if (PLAYER_KEYS.has(event.key)) event.stopPropagation();
  };
  return (
    <div data-stage className={`relative flex min-h-0 min-w-0 grow items-center justify-center ${ground}`}>
      {isReady ? (
        <video
          key={asset.id}
          controls
          playsInline
          preload="metadata"
          aria-label={asset.name}
          poster={asset.picture.previewUrl ?? undefined}
          src={routeUrl(getAssetMedia, { params: { assetId: asset.id, kind: 'rendition' } })}
          onKeyDown={keep}
          className="size-full object-contain"
        >
          {/* Films of a shoot bring no captions with them. */}
          <track kind="captions" />
        </video>
      ) : (
        <>
          {asset.picture.previewUrl ? (
            <img src={asset.picture.previewUrl} alt={asset.name} className="size-full object-contain" />
          ) : null}
          <div className="absolute inset-x-4 bottom-4 mx-auto max-w-md">
            <Banner
              kind={asset.film?.rendition === 'FAILED' ? 'warning' : 'info'}
              title={t(asset.film?.rendition === 'FAILED' ? 'photos.film.failed' : 'photos.film.pending')}
            >
              {t('photos.film.kept')}
            </Banner>
          </div>
        </>
      )}
    </div>
  );
}
