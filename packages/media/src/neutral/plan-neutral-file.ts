import { open } from 'node:fs/promises';
import { detectFormat, SIGNATURE_BYTES } from '../probe/signature.ts';
import { editAvif } from './avif.ts';
import { editPng, editWebp } from './chunks.ts';
import { NotReadable, type Edit, type ReadAt } from './edit.ts';
import { editJpeg } from './jpeg.ts';
import { editTiff } from './tiff.ts';

const editors: Partial<Record<string, (read: ReadAt, size: number) => Promise<Edit[]>>> = {
  JPEG: editJpeg,
  PNG: editPng,
  WEBP: editWebp,
  TIFF: editTiff,
  AVIF: editAvif,
};

/** How to read a file without the words in it, and how many bytes that gives. */
export interface NeutralPlan {
  /** In the order of the file, without overlap. */
  edits: Edit[];
  bytes: number;
}

/**
 * Finds where a photograph carries metadata that can betray whose it is (EXIF, IPTC, XMP, comments, maker's notes,
 * embedded second pictures), without touching a pixel: no decoder runs, the picture's own data stay byte for byte. Null
 * when that cannot be promised: other formats, and files whose structure is broken.
 */
export async function planNeutralFile(path: string): Promise<NeutralPlan | null> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const read: ReadAt = async (position, length) => {
      const bytes = Buffer.alloc(Math.max(0, Math.min(length, size - position)));
      const { bytesRead } = await file.read(bytes, 0, bytes.length, position);
      return bytes.subarray(0, bytesRead);
    };
    const edit = editors[detectFormat(await read(0, SIGNATURE_BYTES)) ?? ''];
    if (!edit) return null;
    const edits = inOrder(await edit(read, size));
    if (!edits) return null;
    return {
      edits,
      bytes: edits.reduce((sum, { start, end, replacement }) => sum + replacement.length - (end - start), size),
    };
  } catch (error) {
    if (error instanceof NotReadable) return null;
    throw error;
  } finally {
    await file.close();
  }
}

/** Null when two edits overlap: then the structure is not what it seems. */
function inOrder(edits: Edit[]): Edit[] | null {
  const sorted = edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
  const overlaps = sorted.some((edit, i) => edit.start < (sorted[i - 1]?.end ?? 0));
  return overlaps ? null : sorted;
}
