import type { Annotation } from '@etouch/contracts/common';
import type { Asset } from '@etouch/contracts/routes/assets';
import { Inspector, InspectorSection } from '@etouch/ui/inspector';
import { useTranslation } from 'react-i18next';
import { FailedNotice } from '../assets/failed-notice.tsx';
import { CommentsPanel } from '../comments/comments-panel.tsx';
import { PhotoFacts } from './photo-facts.tsx';

export interface PhotoInspectorProps {
  asset: Asset;
  projectId: string;
  annotation: Annotation | null;
  onClearAnnotation: () => void;
  selectedComment: string | null;
  onSelectComment: (id: string) => void;
  isWriting: boolean;
}

/** What is said of a photo, and what it is. */
export function PhotoInspector({ asset, projectId, selectedComment, onSelectComment, ...rest }: PhotoInspectorProps) {
  const { t } = useTranslation();
  return (
    <Inspector label={t('light-table.inspector')}>
      {asset.processingError || asset.renditionError ? (
        <div className="p-3">
          <FailedNotice asset={asset} />
        </div>
      ) : null}
      <InspectorSection title={t('comments.title')}>
        <CommentsPanel
          key={asset.id}
          target={{ projectId, assetId: asset.id }}
          annotation={rest.annotation}
          onClearAnnotation={rest.onClearAnnotation}
          selectedId={selectedComment}
          onSelect={onSelectComment}
          takesFocus={rest.isWriting}
        />
      </InspectorSection>
      <PhotoFacts assetId={asset.id} />
    </Inspector>
  );
}
