import { routeUrl } from '@etouch/contracts/client';
import type { Asset } from '@etouch/contracts/routes/assets';
import { getAssetMedia } from '@etouch/contracts/routes/media';
import type { KeyboardEvent } from 'react';
import { Cover } from '../../components/cover.tsx';
import { pictureUrl } from '../../lib/picture-url.ts';
import { RenditionNotice } from './rendition-notice.tsx';

/** Keys by which a player is worked while it has the focus; elsewhere the arrows go to the next photo. */
const PLAYER_KEYS = new Set([' ', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'm', 'f']);

/** A film in its parent's whole box: played by its rendition, shown by its poster until there is one. */
export function FilmPlayer({ asset }: { asset: Asset }) {
  const keep = (event: KeyboardEvent) => {
    if (PLAYER_KEYS.has(event.key)) event.stopPropagation();
  };
  if (asset.film?.rendition === 'READY')
    return (
      <video
        key={asset.id}
        controls
        playsInline
        preload="metadata"
        aria-label={asset.name}
        poster={pictureUrl(asset.picture, 'preview') ?? undefined}
        src={routeUrl(getAssetMedia, { params: { assetId: asset.id, kind: 'rendition' } })}
        onKeyDown={keep}
        className="absolute inset-0 size-full object-contain"
      >
        {/* Films of a shoot bring no captions with them. */}
        <track kind="captions" />
      </video>
    );
  return (
    <>
      <div className="absolute inset-0 flex flex-col justify-center">
        <Cover picture={asset.picture} alt={asset.name} size="preview" fit="box" isEager />
      </div>
      <RenditionNotice asset={asset} />
    </>
  );
}
