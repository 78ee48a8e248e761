import type { Annotation } from '@etouch/contracts/common';
import type { Asset } from '@etouch/contracts/routes/assets';
import type { Comment } from '@etouch/contracts/routes/comments';
import type { Surround } from '@etouch/ui/surround';
import { useShortcuts } from '../../lib/use-shortcuts.ts';
import { onPage } from '../comments/annotation.ts';
import { PinnedLayer } from '../comments/pinned-layer.tsx';
import { useSelectedPage } from '../comments/use-selected-page.ts';
import { PageBar } from './page-bar.tsx';
import { PagePicture } from './page-picture.tsx';
import { RenditionNotice } from './rendition-notice.tsx';
import { Stage } from './stage.tsx';
import { usePages } from './use-pages.ts';
import type { View } from './view-geometry.ts';

export interface DocumentStageProps {
  asset: Asset;
  view: View;
  onViewChange: (view: View) => void;
  surround: Surround;
  /** Left out, nothing is pinned to the pages. */
  comments?: Comment[];
  draft?: Annotation | null;
  selectedId?: string | null;
  onSelect?: (id: string) => void;
  onDraw?: (annotation: Annotation) => void;
}

/** A document of several pages on its ground, leafed through by Page Up and Page Down. */
export function DocumentStage({
  asset,
  view,
  onViewChange,
  surround,
  comments = [],
  onDraw,
  ...pins
}: DocumentStageProps) {
  const pages = usePages(asset);
  useSelectedPage(comments, pins.selectedId, pages.show);
  useShortcuts((key) => {
    if (key === 'PageDown') pages.show(pages.page + 1);
    else if (key === 'PageUp') pages.show(pages.page - 1);
    else return false;
    return true;
  });
  return (
    <div className="relative flex min-h-0 min-w-0 grow">
      <Stage
        picture={pages.size}
        view={view}
        onViewChange={onViewChange}
        surround={surround}
        label={asset.name}
        isBusy={onDraw !== undefined}
      >
        <PagePicture asset={asset} pages={pages} />
        <PinnedLayer
          {...pins}
          comments={comments}
          page={pages.page}
          onDraw={onDraw && ((annotation) => onDraw(onPage(annotation, pages.page)))}
        />
      </Stage>
      <RenditionNotice asset={asset} />
      <PageBar asset={asset} pages={pages} />
    </div>
  );
}
