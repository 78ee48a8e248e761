import { routeUrl } from '@etouch/contracts/client';
import type { Asset } from '@etouch/contracts/routes/assets';
import { getAssetPage } from '@etouch/contracts/routes/media';
import { useState } from 'react';
import { useDecodedAhead } from './decode-ahead.ts';
import type { Size } from './view-geometry.ts';

export interface Pages {
  /** From 1. */
  page: number;
  /** Pages that can be looked at now. */
  last: number;
  /** The page as it was painted; as its first one until it is known. */
  size: Size;
  /** Null on the first page, which is the preview. */
  url: string | null;
  /** False until its picture has come. */
  isKnown: boolean;
  onSize: (size: Size) => void;
  show: (page: number) => void;
}

/** Leafing through a document: one page at a time, the next one fetched ahead. */
export function usePages(asset: Asset): Pages {
  const [place, setPlace] = useState({ assetId: asset.id, page: 1 });
  const [sizes, setSizes] = useState<Record<string, Size>>({});
  const last = asset.pages?.rendition === 'READY' ? asset.pages.shown : 1;
  const page = place.assetId === asset.id ? Math.min(place.page, last) : 1;
  const urlOf = (number: number) =>
    number > 1 && number <= last ? routeUrl(getAssetPage, { params: { assetId: asset.id, page: number } }) : null;
  const url = urlOf(page);
  const known = url ? sizes[url] : undefined;
  useDecodedAhead([urlOf(page + 1)]);
  const { width, height } = asset.picture;
  return {
    page,
    last,
    url,
    size: known ?? { width: width ?? 3000, height: height ?? 2000 },
    isKnown: url === null || known !== undefined,
    onSize: (size) => {
      if (url) setSizes((before) => ({ ...before, [url]: size }));
    },
    show: (number) => setPlace({ assetId: asset.id, page: Math.min(Math.max(1, number), last) }),
  };
}
