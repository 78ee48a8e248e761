import { clsx } from 'clsx';
import { FolderUp, Upload } from 'lucide-react';
import type { ReactNode } from 'react';
import { DropZone as AriaDropZone, FileTrigger, Text } from 'react-aria-components';
import { Button } from './button.tsx';
import { chosenFiles, droppedFiles } from './dropped-files.ts';
import type { DroppedFile } from './dropped-files.ts';
import { Icon } from './icon.tsx';

export type { DroppedFile } from './dropped-files.ts';

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
  onFiles: (files: DroppedFile[]) => void;
  /** "image/*,.cr3": of the file chooser only; what is dropped is judged file by file, with a message on each. */
  accept?: string[];
  isDisabled?: boolean;
}

/** A place to drop files or whole folders, or to choose them. */
export function DropZone({ words, onFiles, accept, isDisabled }: Common) {
  return (
    <AriaDropZone
      isDisabled={isDisabled}
      getDropOperation={() => 'copy'}
      onDrop={(event) => void droppedFiles(event.items).then(onFiles)}
      className="flex flex-col items-center justify-center gap-4 rounded-lg border border-dashed border-edge bg-panel px-6 py-10 text-center drop-target:border-accent-text drop-target:bg-accent-soft"
    >
      {({ isDropTarget }) => (
        <>
          <Icon of={Upload} size={24} className={isDropTarget ? 'text-accent-text' : 'text-muted'} />
          <Text slot="label" className="max-w-md text-15 text-balance text-text">
            {isDropTarget ? words.release : words.invite}
          </Text>
          <FileButtons words={words} onFiles={onFiles} accept={accept} />
        </>
      )}
    </AriaDropZone>
  );
}

/** The two buttons of a DropZone alone. */
export function FileButtons({ words, onFiles, accept }: Common) {
  return (
    <div className="flex flex-wrap justify-center gap-2">
      <FileTrigger allowsMultiple acceptedFileTypes={accept} onSelect={(list) => onFiles(chosenFiles(list))}>
        <Button icon={Upload}>{words.chooseFiles}</Button>
      </FileTrigger>
      <FileTrigger acceptDirectory onSelect={(list) => onFiles(chosenFiles(list))}>
        <Button icon={FolderUp}>{words.chooseFolder}</Button>
      </FileTrigger>
    </div>
  );
}

/** Makes a whole page take drops: a veil says what will happen while something is held over it. */
export function DropPage({ children, words, onFiles, isDisabled }: Common & { children: ReactNode }) {
  return (
    <AriaDropZone
      isDisabled={isDisabled}
      getDropOperation={() => 'copy'}
      onDrop={(event) => void droppedFiles(event.items).then((files) => files.length > 0 && onFiles(files))}
      aria-label={words.release}
      className="relative flex min-h-0 grow flex-col"
      data-no-ring
    >
      {({ isDropTarget }) => (
        <>
          {children}
          <div
            aria-hidden={!isDropTarget}
            className={clsx(
              'pointer-events-none absolute inset-2 z-20 flex items-center justify-center rounded-lg border-2 border-dashed border-accent-text bg-panel/90 transition-opacity',
              isDropTarget ? 'opacity-100' : 'opacity-0',
            )}
          >
            <p className="flex items-center gap-2 text-18 font-medium">
              <Icon of={Upload} size={20} />
              {words.release}
            </p>
          </div>
        </>
      )}
    </AriaDropZone>
  );
}
