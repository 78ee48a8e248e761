import type { Annotation } from '@etouch/contracts/common';
import type { Asset } from '@etouch/contracts/routes/assets';
import { onPage } from '../comments/annotation.ts';
import { PinnedLayer } from '../comments/pinned-layer.tsx';
import { useComments } from '../comments/use-comments.ts';
import { useSelectedPage } from '../comments/use-selected-page.ts';
import { FilmPlayer } from '../viewer/film-player.tsx';
import { PageBar } from '../viewer/page-bar.tsx';
import { PagePicture } from '../viewer/page-picture.tsx';
import { RenditionNotice } from '../viewer/rendition-notice.tsx';
import { usePages } from '../viewer/use-pages.ts';
import { Fitted } from './fitted.tsx';

export interface SlidePictureProps {
  projectId: string;
  asset: Asset;
  isCurrent: boolean;
  isPinning: boolean;
  draft: Annotation | null;
  selectedComment: string | null;
  onSelectComment: (id: string) => void;
  onDraw: (annotation: Annotation) => void;
}

/** One slide: the photo whole, with the places of its remarks. */
export function SlidePicture({ projectId, asset, isCurrent, isPinning, draft, ...layer }: SlidePictureProps) {
  const comments = useComments({ projectId, assetId: asset.id });
  const pages = usePages(asset);
  const pinned = comments.data?.items ?? [];
  useSelectedPage(pinned, isCurrent ? layer.selectedComment : null, pages.show);
  // Only what is looked at is fetched: a film is larger than all the photos around it.
  if (asset.film && isCurrent)
    return (
      <div className="relative size-full">
        <FilmPlayer asset={asset} />
      </div>
    );
  return (
    <div className="relative size-full">
      <Fitted picture={pages.size}>
        <PagePicture asset={asset} pages={pages} />
        <PinnedLayer
          comments={pinned}
          page={pages.page}
          draft={isCurrent ? draft : null}
          selectedId={layer.selectedComment}
          onSelect={layer.onSelectComment}
          onDraw={isPinning ? (annotation) => layer.onDraw(onPage(annotation, pages.page)) : undefined}
        />
      </Fitted>
      {asset.pages ? (
        <>
          <RenditionNotice asset={asset} />
          <PageBar asset={asset} pages={pages} />
        </>
      ) : null}
    </div>
  );
}
