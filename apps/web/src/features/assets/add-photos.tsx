import { Button } from '@etouch/ui/button';
import type { DroppedFile, DropZoneWords } from '@etouch/ui/drop-zone';
import { IconButton } from '@etouch/ui/icon-button';
import { FolderUp, Upload } from 'lucide-react';
import { FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';

/** Adds photos or a whole folder, in the little room of a tool bar. */
export function AddPhotos({ words, onFiles }: { words: DropZoneWords; onFiles: (files: DroppedFile[]) => void }) {
  const { t } = useTranslation();
  const take = (list: FileList | null) =>
    onFiles(Array.from(list ?? [], (file) => ({ file, path: file.webkitRelativePath || file.name })));
  return (
    <span className="flex items-center">
      <FileTrigger allowsMultiple onSelect={take}>
        <Button icon={Upload}>{t('photos.drop.add')}</Button>
      </FileTrigger>
      <FileTrigger acceptDirectory onSelect={take}>
        <IconButton icon={FolderUp} label={words.chooseFolder} />
      </FileTrigger>
    </span>
  );
}
