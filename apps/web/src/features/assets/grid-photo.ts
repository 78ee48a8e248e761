import type { Asset } from '@etouch/contracts/routes/assets';
import type { GridPhoto } from '@etouch/ui/photo-grid';
import { pictureUrl } from '../../lib/picture-url.ts';

export interface AssetCell extends GridPhoto {
  asset: Asset;
}

/** A photo as the grid wants it. Until a file was read its shape is unknown; 3:2 is what most cameras make. */
export function assetCell(asset: Asset): AssetCell {
  return {
    id: asset.id,
    name: asset.name,
    width: asset.picture.width ?? 3,
    height: asset.picture.height ?? 2,
    thumbhash: asset.picture.thumbhash,
    src: pictureUrl(asset.picture, 'thumbnail') ?? undefined,
    asset,
  };
}
