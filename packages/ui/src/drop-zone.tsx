import { clsx } from 'clsx';
import { FolderUp, Upload } from 'lucide-react';
import type { ReactNode } from 'react';
import { FileTrigger } from 'react-aria-components';
import { Button } from './button.tsx';
import { chosenFiles } from './dropped-files.ts';
import type { FileSource } from './dropped-files.ts';
import { FolderTrigger } from './folder-trigger.tsx';
import { IconButton } from './icon-button.tsx';
import { Icon } from './icon.tsx';
import { useFileDrop } from './use-file-drop.ts';
import { useFilePaste } from './use-file-paste.ts';

export type { DroppedFile, FileSource, FoundFiles } from './dropped-files.ts';
export type { LeftOut, LeftOutReason } from './left-out.ts';

export interface DropZoneWords {
  /** What will happen: "Déposez des photos ou un dossier : elles seront ajoutées à Maison Lune". */
  invite: string;
  /** While something is held over it. */
  release: string;
  chooseFiles: string;
  chooseFolder: string;
}

interface Common {
  words: DropZoneWords;
  /** Called once for what was dropped, pasted or chosen at once. */
  onFiles: (files: FileSource) => void;
  /** "image/*,.cr3": of the file chooser only; what is dropped is judged file by file, with a message on each. */
  accept?: string[];
  isDisabled?: boolean;
}

/** A place to drop files or whole folders, or to choose them. */
export function DropZone({ words, onFiles, accept, isDisabled }: Common) {
  const { isDropTarget, dropProps } = useFileDrop(onFiles, isDisabled);
  return (
    <div
      {...dropProps}
      className={clsx(
        'flex flex-col items-center justify-center gap-4 rounded-lg border border-dashed px-6 py-10 text-center',
        isDropTarget ? 'border-accent-text bg-accent-soft' : 'border-edge bg-panel',
      )}
    >
      <Icon of={Upload} size={24} className={isDropTarget ? 'text-accent-text' : 'text-muted'} />
      <p className="max-w-md text-15 text-balance text-text">{isDropTarget ? words.release : words.invite}</p>
      <FileButtons words={words} onFiles={onFiles} accept={accept} />
    </div>
  );
}

export interface FileButtonsProps extends Omit<Common, 'words'> {
  words: Pick<DropZoneWords, 'chooseFiles' | 'chooseFolder'>;
  /** In the little room of a tool bar: the folder's button is its icon alone, on a phone both are; a row more would move what is under it. */
  isCompact?: boolean;
  isSmall?: boolean;
}

/** The two buttons of a DropZone alone. */
export function FileButtons({ words, onFiles, accept, isCompact = false, isSmall }: FileButtonsProps) {
  return (
    <div className={isCompact ? 'flex items-center' : 'flex flex-wrap justify-center gap-2'}>
      <FileTrigger allowsMultiple acceptedFileTypes={accept} onSelect={(list) => onFiles(chosenFiles(list))}>
        <Button icon={Upload} isSmall={isSmall} isIconOnPhone={isCompact}>
          {words.chooseFiles}
        </Button>
      </FileTrigger>
      <FolderTrigger onFiles={onFiles}>
        {(onPress) =>
          isCompact ? (
            <IconButton icon={FolderUp} label={words.chooseFolder} onPress={onPress} />
          ) : (
            <Button icon={FolderUp} isSmall={isSmall} onPress={onPress}>
              {words.chooseFolder}
            </Button>
          )
        }
      </FolderTrigger>
    </div>
  );
}

/** Makes a whole page take drops and files pasted: a veil says what will happen while something is held over it. */
export function DropPage({ children, words, onFiles, isDisabled }: Common & { children: ReactNode }) {
  const { isDropTarget, dropProps } = useFileDrop(onFiles, isDisabled);
  useFilePaste(onFiles, isDisabled);
  return (
    <div {...dropProps} className="relative flex min-h-0 grow flex-col">
      {children}
      <div
        aria-hidden={!isDropTarget}
        className={clsx(
          'pointer-events-none absolute inset-2 z-40 flex flex-col items-center justify-center gap-4 rounded-lg border-2 border-dashed border-accent-text bg-panel/95 p-6 text-center transition-opacity',
          isDropTarget ? 'opacity-100' : 'opacity-0',
        )}
      >
        <span className="flex size-14 items-center justify-center rounded-full bg-accent-soft text-accent-text">
          <Icon of={Upload} size={24} />
        </span>
        <p className="max-w-xl text-18 font-medium text-balance">{words.release}</p>
      </div>
    </div>
  );
}
