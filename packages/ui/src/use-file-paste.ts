import { useEffect, useEffectEvent } from 'react';
import { droppedFiles } from './dropped-files.ts';
import type { FileSource } from './dropped-files.ts';

/** Browsers call every picture in the clipboard so. */
const NAMELESS = /^image\.(png|jpe?g|webp|avif|gif|bmp|tiff?)$/i;

const pad = (value: number) => String(value).padStart(2, '0');

/** "2026-11-23 14.05.12", in local time: what a picture without a name is called. */
function momentName(now: Date): string {
  const day = [now.getFullYear(), pad(now.getMonth() + 1), pad(now.getDate())].join('-');
  return `${day} ${[now.getHours(), now.getMinutes(), now.getSeconds()].map(pad).join('.')}`;
}

/** Gives pictures of the clipboard a name of their own: the second one must not look like the first sent again. */
async function* named(source: FileSource, now: Date): FileSource {
  for await (const { files, leftOut } of source) {
    yield {
      leftOut,
      files: files.map((one) => {
        const nameless = NAMELESS.exec(one.path);
        if (!nameless || one.root) return one;
        const name = `${momentName(now)}.${nameless[1]}`;
        return { path: name, file: new File([one.file], name, { type: one.file.type, lastModified: now.getTime() }) };
      }),
    };
  }
}

/** Files pasted anywhere on the page are taken, unless a dialog is open over it. */
export function useFilePaste(onFiles: (files: FileSource) => void, isDisabled = false): void {
  const paste = useEffectEvent((event: ClipboardEvent) => {
    if (isDisabled || event.defaultPrevented || !event.clipboardData?.types.includes('Files')) return;
    if (document.querySelector('[role="dialog"], [role="alertdialog"]')) return;
    // Cells of a spreadsheet are text and a picture of them: in a field the text is meant.
    const isField = event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]');
    if (isField && event.clipboardData.types.includes('text/plain')) return;
    event.preventDefault();
    onFiles(named(droppedFiles(event.clipboardData), new Date()));
  });
  useEffect(() => {
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, []);
}
