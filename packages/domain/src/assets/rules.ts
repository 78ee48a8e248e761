import type { ProjectWorkflowState } from '@etouch/contracts/enums';
import { TRASH_DAYS } from '@etouch/contracts/routes/assets';

/** A started upload can be continued for a week. */
export const UPLOAD_LIFETIME_MS = 7 * 24 * 60 * 60 * 1000;

/** Parts of a studio's limit of which its administrators are told. */
export const WARNED_PERCENTS = [80, 100] as const;

/** Photos deleted in one transaction. */
export const DELETION_BATCH = 200;

/** What was put in the trash before this moment has had its days. */
export function trashedBefore(now: Date): Date {
  return new Date(now.getTime() - TRASH_DAYS * 24 * 60 * 60 * 1000);
}

/** Attempts at a file whose decoder crashed, ran out of memory or time before a person is asked. */
export const MAXIMUM_ATTEMPTS = 3;

/** Failures that say nothing of the file: the same file may succeed next time. */
const passing = new Set(['TIMED_OUT', 'OUT_OF_MEMORY', 'CRASHED', 'STORAGE_FULL']);

/** Whether a failed processing is tried again without asking anybody. */
export function isWorthAnotherAttempt(code: string, attempts: number): boolean {
  return passing.has(code) && attempts < MAXIMUM_ATTEMPTS;
}

/** Photos may be added until the project is delivered; those added in mid-round are quoted again. */
export function takesPhotos(state: ProjectWorkflowState): boolean {
  return state !== 'DONE' && state !== 'ARCHIVED';
}

const extension = /\.([A-Za-z0-9]{1,5})$/u;

/** Lower-case extension with its dot, or nothing: it may not carry more than a file type. */
export function extensionOf(fileName: string): string {
  const found = extension.exec(fileName)?.[1];
  return found ? `.${found.toLowerCase()}` : '';
}

/** What retouchers call a photo: the project's neutral code and a number. */
export function neutralName(projectCode: string, number: number, fileName: string): string {
  return `${projectCode}-${String(number).padStart(4, '0')}${extensionOf(fileName)}`;
}

const types: Record<string, 'VIDEO' | 'DOCUMENT'> = {
  '.mp4': 'VIDEO',
  '.mov': 'VIDEO',
  '.m4v': 'VIDEO',
  '.avi': 'VIDEO',
  '.mxf': 'VIDEO',
  '.webm': 'VIDEO',
  '.pdf': 'DOCUMENT',
  '.txt': 'DOCUMENT',
  '.docx': 'DOCUMENT',
  '.xlsx': 'DOCUMENT',
};

/** What a file is taken for until it was read. */
export function assetTypeOf(fileName: string): 'PHOTO' | 'VIDEO' | 'DOCUMENT' {
  return types[extensionOf(fileName)] ?? 'PHOTO';
}

/** The studio a storage key belongs to: keys are `<kind>/<studio>/<project>/<random>`. */
export function studioOfKey(storageKey: string): string {
  const studioId = storageKey.split('/')[1];
  if (!studioId) throw new Error(`not the key of an upload: ${storageKey}`);
  return studioId;
}

/**
 * The pictures made of an original, as they stand below a derivatives key: thumbnail and preview of every one, the tiles
 * (one pack of JPEGs) once somebody wanted them.
 */
export const derivatives = {
  thumbnail: { file: 'thumbnail.webp', mimeType: 'image/webp' },
  rendition: { file: 'rendition.mp4', mimeType: 'video/mp4' },
  preview: { file: 'preview.jpg', mimeType: 'image/jpeg' },
  tiles: { file: 'tiles.zip', mimeType: 'image/jpeg' },
} as const;

/** Pages of a document that are painted to be looked at; the file has the others. */
export const MAXIMUM_PAINTED_PAGES = 200;

/** How many of a document's pages can be looked at here. */
export function paintedPages(pages: number | null): number {
  return Math.min(pages ?? 1, MAXIMUM_PAINTED_PAGES);
}

/** Where a page beyond the first stands below a derivatives key; the first is the preview. */
export function pageFile(page: number): string {
  return `page-${page}.jpg`;
}

/** What an archive says of a file before it is read; SHA-256 and CRC-32 in hex. */
export interface FileChecksums {
  sizeBytes: number;
  sha256: string;
  crc32: string;
}

/** What an archive needs to know of a stored file, from its row; no checksums while one of them is missing. */
export function storedFacts(row: { sizeBytes: bigint; sha256: string | null; crc32: string | null | undefined }): {
  storedBytes: number;
  checksums: FileChecksums | null;
} {
  const { sha256, crc32 } = row;
  const sizeBytes = Number(row.sizeBytes);
  return { storedBytes: sizeBytes, checksums: sha256 && crc32 ? { sizeBytes, sha256, crc32 } : null };
}

/** Why there are no tiles, beside them; its absence and theirs mean that nobody has asked yet. */
export const TILES_REFUSAL = 'tiles-refusal.json';

/** Pixels of a preview's long side. */
export const PREVIEW_LONG_SIDE = 2048;

/** Whether a file is a photograph with more pixels than its preview shows. */
export function isBeyondPreview(file: { mimeType: string | null; width: number | null; height: number | null }) {
  const isPhotograph = file.mimeType !== 'image/svg+xml' && file.mimeType?.startsWith('image/') === true;
  return isPhotograph && Math.max(file.width ?? 0, file.height ?? 0) > PREVIEW_LONG_SIDE;
}

/** Which jobs come first: what somebody looks at before what has arrived, and that before what may be wanted one day. */
export const PRIORITY = { viewed: 1_000_000, arrived: 0, inAdvance: -1_000_000 } as const;

const cameraFile =
  /\.(3fr|arw|cr2|cr3|crw|dng|erf|fff|iiq|kdc|mos|mrw|nef|nrw|orf|pef|raf|raw|rw2|rwl|sr2|srf|srw|x3f)$/iu;

/** Whether a name is that of a camera's own format (app.match_sidecars says the same). */
export function isCameraFile(fileName: string): boolean {
  return cameraFile.test(fileName);
}
