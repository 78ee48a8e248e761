import type { Annotation } from '@etouch/contracts/common';
import type { Asset } from '@etouch/contracts/routes/assets';
import { Cover } from '../../components/cover.tsx';
import { PinnedLayer } from '../comments/pinned-layer.tsx';
import { useComments } from '../comments/use-comments.ts';
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
  return (
    <Fitted picture={asset.picture}>
      <Cover picture={asset.picture} alt={asset.name} size="preview" isEager />
      <PinnedLayer
        comments={comments.data?.items ?? []}
        draft={isCurrent ? draft : null}
        selectedId={layer.selectedComment}
        onSelect={layer.onSelectComment}
        onDraw={isPinning ? layer.onDraw : undefined}
      />
    </Fitted>
  );
}
