import type { ReactElement } from 'react';
import { FileTrigger } from 'react-aria-components';
import { chosenFiles, filesOfHandles } from './dropped-files.ts';
import type { FileSource } from './dropped-files.ts';

type Picker = (options: { mode: 'read' }) => Promise<FileSystemDirectoryHandle>;

/** Chromium's own folder chooser gives a handle, by which the folder is found again after a reload. */
const picker = (): Picker | undefined =>
  'showDirectoryPicker' in window ? (window.showDirectoryPicker as Picker).bind(window) : undefined;

export interface FolderTriggerProps {
  onFiles: (files: FileSource) => void;
  /** The button; it gets `onPress` where the browser's own chooser is asked. */
  children: (onPress?: () => void) => ReactElement;
}

/** A button that lets one choose a whole folder. */
export function FolderTrigger({ onFiles, children }: FolderTriggerProps) {
  const pick = picker();
  if (!pick) {
    return (
      <FileTrigger acceptDirectory onSelect={(list) => onFiles(chosenFiles(list))}>
        {children()}
      </FileTrigger>
    );
  }
  const choose = () => {
    // Rejected when nothing was chosen.
    pick({ mode: 'read' }).then(
      (handle) => onFiles(filesOfHandles([handle])),
      () => undefined,
    );
  };
  return children(choose);
}
