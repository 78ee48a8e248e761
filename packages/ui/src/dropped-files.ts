import { isDirectoryDropItem, isFileDropItem } from 'react-aria-components';
import type { DropItem } from 'react-aria-components';

/** A file and where it lay in the folder that was dropped: "Jour 1/IMG_0042.CR3". */
export interface DroppedFile {
  file: File;
  path: string;
}

/** Every file of what was dropped, folders opened to the bottom. What is neither file nor folder is left out. */
export async function droppedFiles(
  items: Iterable<DropItem> | AsyncIterable<DropItem>,
  folder = '',
): Promise<DroppedFile[]> {
  const files: DroppedFile[] = [];
  for await (const item of items) {
    if (isFileDropItem(item)) files.push({ file: await item.getFile(), path: folder + item.name });
    else if (isDirectoryDropItem(item))
      files.push(...(await droppedFiles(item.getEntries(), `${folder}${item.name}/`)));
  }
  return files;
}

/** The same from a file chooser, where the browser keeps the path in webkitRelativePath. */
export function chosenFiles(list: FileList | null): DroppedFile[] {
  return Array.from(list ?? [], (file) => ({ file, path: file.webkitRelativePath || file.name }));
}
