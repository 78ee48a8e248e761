import { useState } from 'react';
import type { DragEvent } from 'react';
import { droppedFiles } from './dropped-files.ts';
import type { FileSource } from './dropped-files.ts';

const holdsFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');

/**
 * Makes an element take files that are dropped on it. Of two inside each other the inner one takes them. The browser's own
 * events are used because they alone give the handles by which files are found again after a reload.
 */
export function useFileDrop(onFiles: (files: FileSource) => void, isDisabled = false) {
  const [isDropTarget, setDropTarget] = useState(false);
  const hold = (event: DragEvent) => {
    if (isDisabled || !holdsFiles(event)) return;
    const isTaken = event.defaultPrevented;
    setDropTarget(!isTaken);
    if (isTaken) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
  };
  const leave = (event: DragEvent) => {
    const isInside = event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget);
    if (!isInside) setDropTarget(false);
  };
  const drop = (event: DragEvent) => {
    setDropTarget(false);
    if (isDisabled || event.defaultPrevented || !holdsFiles(event)) return;
    event.preventDefault();
    onFiles(droppedFiles(event.dataTransfer));
  };
  return { isDropTarget, dropProps: { onDragEnter: hold, onDragOver: hold, onDragLeave: leave, onDrop: drop } };
}
