import { FileButtons } from '@etouch/ui/drop-zone';
import type { DropZoneWords, FileSource } from '@etouch/ui/drop-zone';
import { useTranslation } from 'react-i18next';

/** Adds photos or a whole folder, in the little room of a tool bar. */
export function AddPhotos({ words, onFiles }: { words: DropZoneWords; onFiles: (files: FileSource) => void }) {
  const { t } = useTranslation();
  return <FileButtons isCompact words={{ ...words, chooseFiles: t('photos.drop.add') }} onFiles={onFiles} />;
}
